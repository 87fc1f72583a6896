import type { ValueText } from '../../model/decision-view.ts'
import type { JsonValue } from '../../model/json.ts'
import { stringifyLossless } from '../../proof/lossless-json.ts'

/** Names on screen: longer ones are cut. */
const MOST_NAME_CHARS = 500
const MOST_VALUE_CHARS = 6_000
const SHORT_VALUE_CHARS = 300

/** A name of the evidence: hostile, so cut. It is shown as it is otherwise. */
export function name(text: string): string {
  return cut(text, MOST_NAME_CHARS)
}

/** As `name`, null where there is none. */
export function nameOrNull(text: string | undefined): string | null {
  return text === undefined ? null : name(text)
}

/** A value as JSON, all digits of its numbers kept, cut where it is long. */
export function valueText(value: JsonValue, most = MOST_VALUE_CHARS): ValueText {
  const text = stringifyLossless(value)
  return { text: cut(text, most), length: text.length }
}

/** As `valueText`, as short as a line of a list shows it. */
export function shortValueText(value: JsonValue): ValueText {
  return valueText(value, SHORT_VALUE_CHARS)
}

/** Cut between characters, and shown to be cut. */
export function cut(text: string, most: number): string {
  return text.length <= most
    ? text
    : `${text
        .slice(0, most)
        .toWellFormed()
        .replace(/\ufffd$/, '')}…`
}
