import { parseLossless } from '../../proof/lossless-json.ts'

/** A number by the digits that it was written with: FEEL's numbers hold more of them than doubles do. */
export class WrittenNumber {
  readonly text: string

  constructor(text: string) {
    this.text = text
  }
}

export type ExactJson =
  | null
  | boolean
  | string
  | WrittenNumber
  | readonly ExactJson[]
  | { readonly [key: string]: ExactJson }

type ExactReading =
  | { readonly ok: true; readonly value: ExactJson }
  | { readonly ok: false; readonly detail: string }

/** JSON with all digits of its numbers, and refused where two readers could read it differently. Never throws. */
export function parseExactNumbers(text: string): ExactReading {
  const reading = parseLossless(text)
  if (!reading.ok) return { ok: false, detail: reading.detail }
  const reviver = (_: string, value: unknown, { source }: { readonly source?: string }): unknown =>
    typeof value === 'number' ? new WrittenNumber(source ?? String(value)) : value
  const value: unknown = JSON.parse(text, reviver as (key: string, value: unknown) => unknown)
  return { ok: true, value: value as ExactJson }
}

export function isExactObject(value: ExactJson | undefined): value is { readonly [key: string]: ExactJson } {
  return (
    typeof value === 'object' && value !== null && !Array.isArray(value) && !(value instanceof WrittenNumber)
  )
}
