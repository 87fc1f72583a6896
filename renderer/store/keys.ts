import { useEffect, useLayoutEffect, useRef } from 'react'
import { create } from 'zustand'

/** What a key does. Keys are written `j`, `Shift+j`, `Ctrl+k`, `g d` (one after the other), `Enter`, `Escape`. */
export interface KeyAction {
  /** For the sheet of keys, as a verb with its object. */
  readonly does: string
  readonly run: () => void
  /** It works while a field has the focus too. Only for keys with Ctrl, Escape and the like. */
  readonly inFields?: boolean
}
export type KeyMap = Readonly<Record<string, KeyAction>>

interface Layer {
  readonly id: number
  readonly scope: string
  readonly keys: () => KeyMap
  /** Nothing below it is asked: what lies behind a dialog is not to be reached. */
  readonly stops?: true
}

interface Layers {
  readonly layers: readonly Layer[]
}

/** Layers of keys, the innermost last: it is asked first. */
export const useKeyLayers = create<Layers>(() => ({ layers: [] }))

let lastId = 0
let pending = ''
let pendingTimer: number | undefined
const SEQUENCE_MS = 2000

/** Keys that work while the component is on screen. */
export function useKeys(keys: KeyMap, scope = 'Here'): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    lastId += 1
    const layer: Layer = { id: lastId, scope, keys: () => latest.current }
    useKeyLayers.setState(({ layers }) => ({ layers: [...layers, layer] }))
    return () =>
      useKeyLayers.setState(({ layers }) => ({ layers: layers.filter(({ id }) => id !== layer.id) }))
  }, [scope])
}

/** While it is open, no key goes to what lies behind. Keys of what is in it work. */
export function useKeysStop(open: boolean): void {
  // Before the effects of what is in it, whose keys then lie above.
  useLayoutEffect(() => {
    if (!open) return
    lastId += 1
    const layer: Layer = { id: lastId, scope: '', keys: () => ({}), stops: true }
    useKeyLayers.setState(({ layers }) => ({ layers: [...layers, layer] }))
    return () =>
      useKeyLayers.setState(({ layers }) => ({ layers: layers.filter(({ id }) => id !== layer.id) }))
  }, [open])
}

/** Listens for the whole window. Called once. */
export function followKeys(): void {
  window.addEventListener('keydown', (event) => {
    if (event.defaultPrevented || event.isComposing) return
    const key = nameOf(event)
    if (key === undefined) return
    // From an editor in a shadow root, the event's own target is the element around it, which is no field.
    const target = event.composedPath()[0] ?? event.target
    const inField = isField(target)
    const sequence = pending === '' ? key : `${pending} ${key}`
    window.clearTimeout(pendingTimer)
    pending = ''
    const action = find(sequence) ?? find(key)
    if (action !== undefined) {
      if (inField && action.inFields !== true) return
      if (ownsKey(target, key)) return
      event.preventDefault()
      action.run()
      return
    }
    if (!inField && begins(key)) {
      pending = key
      pendingTimer = window.setTimeout(() => {
        pending = ''
      }, SEQUENCE_MS)
      event.preventDefault()
    }
  })
}

function find(sequence: string): KeyAction | undefined {
  for (const { keys } of reachable()) {
    const map = keys()
    if (Object.hasOwn(map, sequence)) return map[sequence]
  }
  return undefined
}

/** The layers that are asked, the innermost first. */
function reachable(): readonly Layer[] {
  const { layers } = useKeyLayers.getState()
  const inner = layers.toReversed()
  const at = inner.findIndex(({ stops }) => stops === true)
  return at < 0 ? inner : inner.slice(0, at)
}

function begins(key: string): boolean {
  return reachable().some(({ keys }) =>
    Object.keys(keys()).some((sequence) => sequence.startsWith(`${key} `)),
  )
}

function nameOf(event: KeyboardEvent): string | undefined {
  if (['Shift', 'Control', 'Alt', 'Meta', 'Dead'].includes(event.key)) return undefined
  // With Alt, letters write signs on many keyboards: only the arrows are taken.
  if (event.altKey) return event.key.startsWith('Arrow') ? `Alt+${event.key}` : undefined
  const single = event.key.length === 1
  // The shift of `?` or `A` is in the character already.
  const letter = single && event.key !== event.key.toLowerCase()
  const shift = event.shiftKey && (!single || letter)
  const key = letter ? event.key.toLowerCase() : event.key === ' ' ? 'Space' : event.key
  return `${event.ctrlKey || event.metaKey ? 'Ctrl+' : ''}${shift ? 'Shift+' : ''}${key}`
}

function isField(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true
  return target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type)
}

/** A button keeps Enter and Space, a dialog its arrows: they do what a control of that kind does. */
function ownsKey(target: EventTarget | null, key: string): boolean {
  if (!(target instanceof HTMLElement)) return false
  if (key === 'Enter' || key === 'Space')
    return (
      target.closest('button, a, [role="button"], [role="tab"], [role="option"], input, summary') !== null
    )
  if (key.startsWith('Arrow'))
    return (
      target.closest(
        '[role="menu"], [role="listbox"], [role="radiogroup"], [role="tablist"], [role="separator"], [role="slider"]',
      ) !== null
    )
  return false
}
