import type { EvidenceFormat } from '../../model/source.ts'

/** What of a format's fields has to stay, so that what is left can still be read as a record. */
export interface RecordFields {
  /** Whether a field is never withheld: it orders the records, ties them together, or has a few words to choose from. */
  readonly isKept: (field: string) => boolean
  /**
   * Whether a kept field is of one record alone (its id, its run): what it tells, it tells of somebody. The other
   * kept fields hold words of workflows and policies, which are in the packet as they are.
   */
  readonly isOwn: (field: string) => boolean
  /** Whether a field is there to hold others: those are withheld, one by one, never it. */
  readonly isFrame: (field: string) => boolean
  /** Whether the list under this field holds named values, as `{name, value}`. */
  readonly isNamedList: (field: string) => boolean
}

/** Of formats.md 1. `attributes[]` are the parts of a reading other than its value. */
const KEPT =
  /^(id|time|run|decision|workflow|transition|stream|actor\.kind|trigger\.at|attributes\[\]\.(name|asOf)|check\.(policy|outcome|determining)|model\.(promptDigest|outputDigest)|approval\.(outcome|at)|outcome\.(value|confidence)|action\.result|notification\.result)(\.|$)/
const FRAME =
  /^(|actor|subject|trigger|attributes|check|check\.errors|model|model\.(proposal|toolCalls)|approval|approval\.by|outcome|action|action\.target|notification|notification\.to|effect|effect\.target)$/

const OWN = /^(id|run|decision|stream)(\.|$)/

const DOCKET: RecordFields = {
  isOwn: (field) => OWN.test(field),
  isKept: (field) => KEPT.test(field),
  isFrame: (field) => FRAME.test(field),
  isNamedList: (field) => field === 'attributes',
}

/** Of other systems' records any value may be withheld; what they then still tell is heard when they are read. */
const OTHERS: RecordFields = {
  isKept: () => false,
  isOwn: () => false,
  isFrame: (field) => field === '',
  isNamedList: () => false,
}

export function fieldsOf(format: EvidenceFormat): RecordFields {
  return format === 'docket-evidence/1' ? DOCKET : OTHERS
}

/** Of a decision as formats.md 4 gives it, the fields are those of its records, and more that have to stay. */
export const DECISION_FIELDS: RecordFields = DOCKET
