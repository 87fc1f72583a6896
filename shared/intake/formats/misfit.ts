import type { LineRefused } from '../lines/line-reading.ts'

type Refused = Omit<LineRefused, 'stream'>

const MAX_DETAIL_CHARS = 400

/** The entry is none that its system writes. The message names the field. */
export class Misfit extends Error {}

export function misfit(detail: string): Refused {
  return { ok: false, reason: 'does-not-fit', detail: detail.slice(0, MAX_DETAIL_CHARS) }
}

/** `path` begins with the field that is not there. */
export function fieldMissing(path: string): Refused {
  return { ok: false, reason: 'field-missing', detail: `${path}: a required field is missing` }
}

export function notAnObject(): Refused {
  return { ok: false, reason: 'not-an-object', detail: 'expected an object, as every entry is' }
}

export function notThisFormat(detail: string): Refused {
  return { ok: false, reason: 'not-this-format', detail }
}

/** Runs what reads an entry; a Misfit in it is a refusal. */
export function orMisfit<T>(read: () => T): T | Refused {
  try {
    return read()
  } catch (error) {
    if (error instanceof Misfit) return misfit(error.message)
    throw error
  }
}
