import { z } from 'zod'
import { DigestText } from './ids.ts'

/** The entry that shows sources to have grown since an earlier packet. */
export const GROWTH_ENTRY = 'evidence/growth.json'
const GROWTH_FORMAT = 'docket-growth/1'

const Tree = { size: z.int().min(0), root: DigestText }

/**
 * An RFC 6962 consistency proof for each source that the earlier packet had under the same name, and what of the
 * earlier one is not continued here.
 */
export const GrowthFile = z.looseObject({
  format: z.literal(GROWTH_FORMAT),
  /** The SHA-256 of the payload of the earlier packet's statement. */
  previous: z.looseObject({ statement: DigestText, sealedAt: z.string() }),
  sources: z.array(
    z.looseObject({
      source: z.int().min(1),
      previous: z.looseObject({ id: z.int().min(1), ...Tree }),
      ...Tree,
      path: z.array(z.string().regex(/^[0-9a-f]{64}$/)).max(64),
    }),
  ),
  /** `not-here`: no source of the name; `differs`: it does not begin with the earlier lines. */
  others: z.array(
    z.looseObject({ id: z.int().min(1), name: z.string(), ...Tree, why: z.enum(['not-here', 'differs']) }),
  ),
})
export type GrowthFile = z.output<typeof GrowthFile>

/** The entry with the checkpoint of a source. */
export function checkpointEntry(source: number): string {
  return `evidence/checkpoints/s${source}.txt`
}

/** What a checkpoint names a source by: one line whatever its name holds. */
export function checkpointOrigin(name: string): string {
  return `docket-source/${encodeURIComponent(name.toWellFormed())}`
}
