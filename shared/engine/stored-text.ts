import { MOST_TEXT_CHARS } from '../model/workflow-view.ts'
import { utf8Text } from '../proof/utf8-text.ts'

/** A kept file's text as it is, of a long one the beginning; undefined: it is no UTF-8. */
export function storedText(bytes: Uint8Array): { readonly text: string; readonly cut: number } | undefined {
  const text = utf8Text(bytes)
  if (text === undefined) return undefined
  const shown = text.slice(0, MOST_TEXT_CHARS)
  return { text: shown, cut: text.length - shown.length }
}
