import { encodeHex } from '../../proof/hex.ts'
import { DISCLOSURE_FORMAT, type DisclosedRecord } from '../../model/withheld.ts'
import type { RawRecord, Rereadable } from '../../packet/contents.ts'
import { rawText } from '../../packet/record-line.ts'
import type { SaltOf } from '../../packet/redaction/redact-record.ts'
import type { RedactionPlan } from './plan-redaction.ts'

/**
 * The lines of a disclosure: a head that names the packet's statement, then each record from which something was
 * withheld, as it was, with its salts. Every line but the head stands for itself: any of them may be released alone,
 * below the head. It needs no signature: each is held against digests that the packet's statement fixes.
 */
export async function* disclosureLines(
  statement: string,
  records: Rereadable<RawRecord>,
  plan: RedactionPlan,
  saltOf: SaltOf,
): AsyncGenerator<string> {
  yield `${JSON.stringify({ format: DISCLOSURE_FORMAT, statement })}\n`
  for await (const record of records()) {
    const chosen = plan.choose(record).values
    if (chosen.length === 0) continue
    const { source, index, bytes } = record
    const salts = chosen.map(({ path }) => ({ path, salt: encodeHex(saltOf({ source, index, path })) }))
    const line: DisclosedRecord = { source, index, ...rawText(bytes), salts }
    yield `${JSON.stringify(line)}\n`
  }
}
