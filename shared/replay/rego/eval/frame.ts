import type { Value } from '../values/value.ts'

/** The variables of one evaluation of a rule or a query. */
export interface Frame {
  /** By slot; undefined: not bound. */
  readonly slots: (Value | undefined)[]
  /** Slots in the order in which they were bound, so that a choice can be taken back. */
  readonly trail: number[]
}

export function newFrame(slots: number): Frame {
  return { slots: Array.from<Value | undefined>({ length: slots }), trail: [] }
}

/** Requires a slot that is not bound. */
export function bind(frame: Frame, slot: number, value: Value): void {
  frame.slots[slot] = value
  frame.trail.push(slot)
}

/** Takes back what was bound since the trail had this length. */
export function undo({ slots, trail }: Frame, length: number): void {
  while (trail.length > length) {
    const slot = trail.pop()
    if (slot !== undefined) slots[slot] = undefined
  }
}
