import { FACTS, type EvidenceRecord } from '../../model/evidence.ts'

/** Whether an approval is the one fact that a record tells. */
export function isOnlyApproval(record: EvidenceRecord): boolean {
  return FACTS.every((fact) => (record[fact] !== undefined) === (fact === 'approval'))
}
