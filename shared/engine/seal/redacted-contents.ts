import { createHmac } from 'node:crypto'
import { sha256 } from '../../crypto.ts'
import type { JsonValue } from '../../model/json.ts'
import { ExportContext } from '../../model/source.ts'
import type { WithheldPlace } from '../../model/withheld.ts'
import type { PacketContents } from '../../packet/contents.ts'
import { maskTexts, redactDecision, redactFinding } from '../../packet/redaction/redact-decision.ts'
import { redactCustody } from '../../packet/redaction/redact-custody.ts'
import { placesOf, redactRecord, type SaltOf } from '../../packet/redaction/redact-record.ts'
import type { RedactionPlan } from './plan-redaction.ts'

/**
 * Salts from one secret: that of a place is an HMAC of it, so that a salt that is released tells nothing of the
 * others, and none has to be kept. Requires 32 random bytes.
 */
export function saltsFrom(secret: Uint8Array): SaltOf {
  return ({ source, index, path }) =>
    createHmac('sha256', secret).update(`${source}:${index}:${path}`).digest()
}

/** Contents without what the plan withholds, in every stream. */
export function redactedContents(
  contents: PacketContents,
  plan: RedactionPlan,
  { saltOf, by }: { readonly saltOf: SaltOf; readonly by: string },
): PacketContents {
  const places: WithheldPlace[] = []
  const { values } = plan
  // Who seals, and why, is of the person's own choosing: it is masked only where it tells a value whole.
  const told = (text: string) => (values.tells(text) ? values.mask(text) : text)
  return {
    ...contents,
    manifest: {
      ...contents.manifest,
      case: values.mask(contents.manifest.case),
      sealedBy: told(contents.manifest.sealedBy),
      selection: contents.manifest.selection.map((condition) => values.mask(condition)),
    },
    async *decisions() {
      for await (const decision of contents.decisions()) yield redactDecision(decision, plan)
    },
    async *records() {
      places.length = 0
      for await (const record of contents.records()) {
        const chosen = plan.choose(record).values
        const listed = placesOf(record, chosen, told(by))
        places.push(...listed.map((place) => ({ ...place, reason: told(place.reason) })))
        yield redactRecord(record, chosen, { saltOf, hash: sha256 })
      }
    },
    sources: contents.sources.map((source) => ({
      ...source,
      name: values.mask(source.name),
      importedBy: told(source.importedBy),
      context: ExportContext.parse(maskTexts(source.context as JsonValue, values)),
    })),
    async *findings() {
      for await (const finding of contents.findings()) yield redactFinding(finding, plan)
    },
    async *custody() {
      let seq = 0
      for await (const line of contents.custody()) {
        seq += 1
        yield redactCustody(line, seq, values, sha256)
      }
    },
    withheld: {
      values: plan.withheldValues,
      records: plan.withheldRecords,
      // The entry comes after the records, which have gone by then.
      async *places() {
        yield* places
      },
    },
  }
}
