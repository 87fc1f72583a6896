import type { JsonRefusal, JsonRefusalReason } from './json-reading.ts'

const MAX_POINTER_CHARS = 120

/** Carries a refusal out of a parser; caught where the parser begins. */
export class JsonRefused extends Error {
  readonly refusal: JsonRefusal

  constructor(reason: JsonRefusalReason, detail: string, offset: number) {
    super(detail)
    this.name = 'JsonRefused'
    this.refusal = { ok: false, reason, detail, offset }
  }
}

/** A place in words: offset in UTF-16 code units, and the JSON Pointer (RFC 6901), cut where it is long. */
export function describePlace(offset: number, path: readonly (string | number)[]): string {
  const pointer = path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
  const shown = pointer.length <= MAX_POINTER_CHARS ? pointer : `${pointer.slice(0, MAX_POINTER_CHARS)}…`
  return path.length === 0
    ? `at character ${offset}`
    : `at character ${offset}, path ${JSON.stringify(shown)}`
}
