import { MOST_TEXT_CHARS } from '../model/workflow-view.ts'

/** A kept file's text as it is, of a long one the beginning; undefined: it is no UTF-8. */
export function storedText(bytes: Uint8Array): { readonly text: string; readonly cut: number } | undefined {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return undefined
  }
  const shown = text.slice(0, MOST_TEXT_CHARS)
  return { text: shown, cut: text.length - shown.length }
}
