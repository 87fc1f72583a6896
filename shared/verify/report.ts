import type {
  WithheldOutcomes,
  StatedOfPacket,
  VerificationCheck,
  VerificationReport,
  VerificationStep,
} from '../model/verification.ts'
import { CHECKS, type CheckId, type CheckText } from './check-texts.ts'
import { BEYOND_THE_PACKET } from './reperform/beyond-the-packet.ts'
import type { Judged } from './faults.ts'
import type { SignatureJudged } from './checks/signature.ts'

/** No check reads what a page says in words. */
const REPORT_LIMIT =
  'That report.html and report.pdf say what the packet holds: they are signed with the rest, and their words are not checked.'

const NOBODY_KNOWN =
  'it is not shown who sealed it: whoever holds that key could have written every entry, with digests to fit'

const NO_AUTHORITY = 'it is not shown whose word the time is: whoever holds that key could have given any'

/** What came of the checks, by id; signatures one by one. */
export interface Judgements {
  readonly checks: Map<CheckId, Judged>
  readonly signatures: SignatureJudged[]
  /** One by one, or one that says that there are none; empty until they are looked at. */
  readonly timestamps: Judged[]
  /** Of each withheld value; undefined until it is known, and where there is none. */
  withheld?: WithheldOutcomes | undefined
}

/** What the packet says of itself, as far as it could be read. */
export interface Stated {
  readonly about: StatedOfPacket | null
  readonly limits: readonly string[]
}

/** The report: checks in their order, each with what it rests on; the result; what a pass does not prove. */
export function reportOf(
  packet: string,
  judgements: Judgements,
  { about, limits }: Stated,
): VerificationReport {
  const { signatures, withheld } = judgements
  const failed = failedOf(judgements)
  const listed = CHECK_IDS.flatMap((id) => judgedOf(id, judgements).map((one) => checkOf(id, one, failed)))
  return {
    packet,
    stated: about,
    result: resultOf(failed, signatures),
    signers: signatures.map(({ keyid, trusted, result }) => ({
      keyid,
      trusted,
      holds: result === 'holds' || result === 'untrusted',
    })),
    checks: listed,
    ...(withheld === undefined ? {} : { withheld }),
    limits: [...limits, REPORT_LIMIT, ...notChecked(listed)],
  }
}

/** All checks in their order while they are being made: those that are asked for and not judged yet wait. */
export function stepsOf(judgements: Judgements, asked: { readonly again: boolean }): VerificationStep[] {
  const failed = failedOf(judgements)
  return CHECK_IDS.flatMap((id): VerificationStep[] => {
    const judged = judgedOf(id, judgements)
    if (judged.length > 0) return judged.map((one) => checkOf(id, one, failed))
    // Made only where the packet holds what it is of; checkpoints are in each that this Docket seals.
    if (id === 'sources.growth') return []
    if (id.startsWith('reperform') && id.includes('.') !== asked.again) return []
    const { title, proves } = CHECKS[id]
    return [{ id, title, proves, result: 'waiting', detail: '' }]
  })
}

const CHECK_IDS = Object.keys(CHECKS) as readonly CheckId[]

function judgedOf(id: CheckId, { checks, signatures, timestamps }: Judgements): readonly Judged[] {
  if (id === 'signature' && signatures.length > 0) return signatures
  if (id === 'timestamps' && timestamps.length > 0) return timestamps
  return [checks.get(id)].filter((one) => one !== undefined)
}

function failedOf({ checks, signatures, timestamps }: Judgements): ReadonlySet<string> {
  const failed = new Set<string>(
    [...checks].filter(([, { result }]) => result === 'does-not-hold').map(([id]) => id),
  )
  if (signatures.some(({ result }) => result === 'does-not-hold')) failed.add('signature')
  if (timestamps.some(({ result }) => result === 'does-not-hold')) failed.add('timestamps')
  return failed
}

function checkOf(id: CheckId, { result, detail }: Judged, failed: ReadonlySet<string>): VerificationCheck {
  const { title, proves, follows, restsOn }: CheckText = CHECKS[id]
  const broken =
    result === 'holds' || result === 'untrusted' ? restsOn.filter((other) => failed.has(other)) : []
  return {
    id,
    title,
    result,
    detail,
    proves,
    ...(result === 'does-not-hold' ? { follows } : {}),
    ...(result === 'untrusted' ? { follows: id === 'timestamps' ? NO_AUTHORITY : NOBODY_KNOWN } : {}),
    ...(broken.length === 0 ? {} : { restsOn: broken }),
  }
}

function resultOf(
  failed: ReadonlySet<string>,
  signatures: Judgements['signatures'],
): VerificationReport['result'] {
  if (failed.size > 0) return 'invalid'
  return signatures.some(({ result }) => result === 'holds') ? 'valid' : 'untrusted'
}

function notChecked(checks: readonly VerificationCheck[]): readonly string[] {
  const sentences = new Map<string, string>([
    ['reperform', 'That decisions, replays and findings follow from the records: they were not done again.'],
    ['signature', 'Whether the signature by a key that is not at hand holds.'],
    [
      'timestamps',
      "When it was signed: no timestamp by a third party was checked, so the time is that of the signer's own clock.",
    ],
    ['reperform.beyond', `What was not checked: ${BEYOND_THE_PACKET}.`],
  ])
  return checks
    .filter(({ result }) => result === 'not-checked')
    .map(({ id, title }) => sentences.get(id) ?? `What was not checked: ${title}.`)
}
