import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react'
import type { WireError } from '../../shared/contract/envelope.ts'
import type { Input, NameOf, Output } from '../../shared/contract/methods.ts'
import { ask, onEvent, wireErrorOf } from './client.ts'

/** What is known of an answer. A value stays while it is asked again, so that nothing jumps. */
export interface Answer<Value> {
  readonly value: Value | undefined
  readonly error: WireError | undefined
  /** It is being asked, or asked again. */
  readonly waiting: boolean
}

interface Entry {
  readonly name: NameOf<'call'>
  readonly input: unknown
  answer: Answer<unknown>
  /** Counts askings: an older answer never overwrites a newer one. */
  asked: number
  /** Ends with the last asking, and never rejects. */
  answering: Promise<void>
  readonly listeners: Set<() => void>
}

const NOTHING: Answer<never> = { value: undefined, error: undefined, waiting: false }
const MOST_ENTRIES = 400
const entries = new Map<string, Entry>()

/**
 * The host's answer to a call, asked once for all who show it and again when the case changes. `null` asks
 * nothing. With `keep`, the last value stays on screen while another question is answered.
 */
export function useAnswer<Name extends NameOf<'call'>>(
  name: Name,
  input: Input<Name> | null,
  { keep = false }: { readonly keep?: boolean } = {},
): Answer<Output<Name>> {
  const key = input === null ? '' : keyOf(name, input)
  // One subscription for a question: made anew at every draw, an error would be asked again at every draw too.
  const subscribe = useMemo(
    () => (input === null ? asksNothing : (listener: () => void) => watch(key, name, input, listener)),
    // The key says both; a caller's input is another object at each draw.
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- see above
    [key],
  )
  const answer = useSyncExternalStore(
    subscribe,
    () => (entries.get(key)?.answer ?? NOTHING) as Answer<Output<Name>>,
  )
  const last = useRef<Output<Name> | undefined>(undefined)
  useEffect(() => {
    if (answer.value !== undefined) last.current = answer.value
  }, [answer.value])
  if (input === null) return NOTHING
  if (keep && answer.value === undefined && answer.error === undefined && last.current !== undefined)
    return { value: last.current, error: undefined, waiting: true }
  return answer
}

/** Asks again whatever is shown of these methods, and forgets the rest. */
export function refresh(which: (name: NameOf<'call'>, input: unknown) => boolean): void {
  for (const [key, entry] of entries)
    if (which(entry.name, entry.input)) {
      if (entry.listeners.size > 0) fetchInto(entry)
      else entries.delete(key)
    }
}

/** Waits until all that is shown of these methods is answered, whatever the answers are. */
export async function answered(which: (name: NameOf<'call'>) => boolean): Promise<void> {
  const asked = [...entries.values()].filter(
    ({ name, answer, listeners }) => which(name) && answer.waiting && listeners.size > 0,
  )
  if (asked.length === 0) return
  await Promise.all(asked.map(({ answering }) => answering))
  // What changed meanwhile is being asked again.
  await answered(which)
}

/** Follows what the host tells. Called once, when the window is connected. */
export function followChanges(): void {
  onEvent('case.changed', ({ case: changed }) => {
    refresh((name, input) => name === 'cases.recent' || caseIn(input) === changed)
  })
}

const asksNothing = () => () => {}

function watch(key: string, name: NameOf<'call'>, input: unknown, listener: () => void): () => void {
  let entry = entries.get(key)
  if (entry === undefined) {
    entry = {
      name,
      input,
      answer: { ...NOTHING, waiting: true },
      asked: 0,
      answering: Promise.resolve(),
      listeners: new Set(),
    }
    entries.set(key, entry)
    dropOldest()
    fetchInto(entry)
  } else {
    // Youngest last.
    entries.delete(key)
    entries.set(key, entry)
    if (entry.answer.error !== undefined && entry.listeners.size === 0) fetchInto(entry)
  }
  const { listeners } = entry
  listeners.add(listener)
  return () => listeners.delete(listener)
}

function fetchInto(entry: Entry): void {
  const asked = (entry.asked += 1)
  const tell = (answer: Answer<unknown>) => {
    if (entry.asked !== asked) return
    entry.answer = answer
    for (const listener of entry.listeners) listener()
  }
  entry.answer = { ...entry.answer, waiting: true }
  // The table's types hold for each name alone; here any name may stand.
  entry.answering = ask(entry.name, entry.input as never).then(
    (value) => tell({ value, error: undefined, waiting: false }),
    (error: unknown) => tell({ value: entry.answer.value, error: wireErrorOf(error), waiting: false }),
  )
}

function dropOldest(): void {
  if (entries.size <= MOST_ENTRIES) return
  for (const [key, { listeners }] of entries) {
    if (entries.size <= MOST_ENTRIES) return
    if (listeners.size === 0) entries.delete(key)
  }
}

function caseIn(input: unknown): unknown {
  return typeof input === 'object' && input !== null && 'case' in input ? input.case : undefined
}

function keyOf(name: string, input: unknown): string {
  return `${name} ${JSON.stringify(input)}`
}
