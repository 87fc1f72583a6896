import { z } from 'zod'
import { DigestText } from './ids.ts'
import { CustodyEntry } from './packet.ts'

/** The entry that lists what was withheld; a packet from which nothing was withheld has none. */
export const WITHHELD_ENTRY = 'evidence/withheld.json'
export const WITHHELD_FORMAT = 'docket-withheld/1'
export const DISCLOSURE_FORMAT = 'docket-disclosure/1'

/** Stands in decisions and messages of a packet where a withheld value stood. */
export const WITHHELD_MARK = '(withheld)'

const WITHHELD_JSON = /^\{"withheld":"sha256:[0-9a-f]{64}"\}$/

/** The JSON text that stands in a record in the place of a value (formats.md 5, Redaction). */
export function withheldJson(digest: string): string {
  return `{"withheld":"${digest}"}`
}

/** Whether a text is one that `withheldJson` gives, letter for letter: any other form is that of a value. */
export function isWithheldJson(text: string): boolean {
  return WITHHELD_JSON.test(text)
}

/**
 * One value that was withheld: the record, the RFC 6901 pointer of the value in it ('' is the whole record), why,
 * and by whom. `repeats` where nobody named the field, and its value would tell one that was named.
 */
export const WithheldPlace = z.looseObject({
  source: z.int().min(1),
  index: z.int().min(0),
  path: z.string(),
  reason: z.string(),
  by: z.string(),
  repeats: z.literal(true).optional(),
})

/** `evidence/withheld.json`. Ascending by source and index; never a value. */
export const WithheldFile = z.looseObject({
  format: z.literal(WITHHELD_FORMAT),
  places: z.array(WithheldPlace),
})

/** The first line of a disclosure: the SHA-256 of the payload of the packet's statement. */
export const DisclosureHead = z.looseObject({ format: z.literal(DISCLOSURE_FORMAT), statement: DigestText })

const Salt = z.strictObject({ path: z.string(), salt: z.string().regex(/^[0-9a-f]{64}$/) })
const DisclosedHead = { source: z.int().min(1), index: z.int().min(0), salts: z.array(Salt).min(1) }

/** Every further line: a record as it was, and the salt of each value that was withheld from it. */
export const DisclosedRecord = z.union([
  z.strictObject({ ...DisclosedHead, raw: z.string() }),
  z.strictObject({ ...DisclosedHead, raw64: z.base64() }),
])

/** A custody entry that was withheld whole, since it names a withheld value: the chain needs its digest alone. */
const WithheldCustody = z.strictObject({ seq: z.int().min(1), withheld: DigestText })

/** A line of `custody.ndjson`. */
export const CustodyLine = z.union([WithheldCustody, CustodyEntry])

export type WithheldPlace = z.output<typeof WithheldPlace>
export type WithheldFile = z.output<typeof WithheldFile>
export type DisclosedRecord = z.output<typeof DisclosedRecord>

/**
 * What stands for a withheld value where a record is read again without its disclosure: a text of its own for
 * each place, since two values that are both withheld are not thereby equal.
 */
export function withheldText(ref: string, place: number): string {
  return `(withheld ${ref} ${place})`
}

/** Whether a text holds a mark of withholding. */
export function holdsMark(text: string): boolean {
  return text.includes('(withheld')
}
