import type { RecordRef } from '../../model/ids.ts'
import type { Dossier } from '../../model/rebuilt.ts'

/** Most records that are cited for something that is missing. */
const MOST_CITED = 10

/** What to cite where something is missing from a decision: its outcome, else its first records. */
export function ownEvidence(dossier: Dossier): readonly RecordRef[] {
  const outcome = dossier.evidence.outcome ?? []
  return (outcome.length > 0 ? outcome : dossier.own.map(({ ref }) => ref)).slice(0, MOST_CITED)
}
