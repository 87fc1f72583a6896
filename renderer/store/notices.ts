import { create } from 'zustand'
import type { WireError } from '../../shared/contract/envelope.ts'

/** A word at the bottom: only for what can be undone, or was copied. */
export interface Toast {
  readonly text: string
  readonly undo?: () => void
}

interface Notices {
  readonly toast: Toast | null
  /** Errors stay until they are dealt with. */
  readonly errors: readonly { readonly id: number; readonly what: string; readonly error: WireError }[]
}

export const useNotices = create<Notices>(() => ({ toast: null, errors: [] }))

const SHOWN_MS = 7000
let timer: number | undefined
let lastId = 0

export function toast(text: string, undo?: () => void): void {
  window.clearTimeout(timer)
  useNotices.setState({ toast: undo === undefined ? { text } : { text, undo } })
  timer = window.setTimeout(() => useNotices.setState({ toast: null }), SHOWN_MS)
}

export function endToast(): void {
  useNotices.setState({ toast: null })
}

/** `what` says what was being done. */
export function report(what: string, error: WireError): void {
  lastId += 1
  const id = lastId
  const isSame = (each: Notices['errors'][number]) =>
    each.what === what && each.error.code === error.code && each.error.message === error.message
  // What was told already and is told again is one notice: told often, it would cover the screen.
  useNotices.setState(({ errors }) => ({
    errors: [...errors.filter((each) => !isSame(each)), { id, what, error }],
  }))
}

export function dismiss(id: number): void {
  useNotices.setState(({ errors }) => ({ errors: errors.filter((each) => each.id !== id) }))
}

/** Puts text on the clipboard and says so. */
export function copyText(text: string, what: string): void {
  navigator.clipboard.writeText(text).then(
    () => toast(`${what} copied`),
    () =>
      report(`Copy ${what}`, {
        code: 'CLIPBOARD',
        message: 'The clipboard does not take text from this window.',
        remedy: 'Select the text and copy it with the keyboard.',
        facts: {},
      }),
  )
}
