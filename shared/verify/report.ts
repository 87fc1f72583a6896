import type { VerificationCheck, VerificationReport } from '../model/verification.ts'
import { CHECKS, type CheckId, type CheckText } from './check-texts.ts'
import { BEYOND_THE_PACKET } from './reperform/beyond-the-packet.ts'
import type { Judged } from './faults.ts'
import type { SignatureJudged } from './checks/signature.ts'

/** No check reads what a page says in words. */
const REPORT_LIMIT =
  'That report.html says what the packet holds: it is signed with the rest, and its words are not checked.'

/** What came of the checks, by id; signatures one by one. */
export interface Judgements {
  readonly checks: Map<CheckId, Judged>
  readonly signatures: SignatureJudged[]
}

/** The report: checks in their order, each with what it rests on; the result; what a pass does not prove. */
export function reportOf(
  packet: string,
  { checks, signatures }: Judgements,
  stated: readonly string[],
): VerificationReport {
  const failed = new Set<string>(
    [...checks].filter(([, { result }]) => result === 'does-not-hold').map(([id]) => id),
  )
  if (signatures.some(({ result }) => result === 'does-not-hold')) failed.add('signature')
  const listed = (Object.keys(CHECKS) as CheckId[]).flatMap((id) => {
    const judged: readonly Judged[] =
      id === 'signature' && signatures.length > 0
        ? signatures
        : [checks.get(id)].filter((one) => one !== undefined)
    return judged.map((one) => checkOf(id, one, failed))
  })
  return {
    packet,
    result: resultOf(failed, signatures),
    signers: signatures.map(({ keyid, trusted, result }) => ({
      keyid,
      trusted,
      holds: result === 'holds' || result === 'untrusted',
    })),
    checks: listed,
    limits: [...stated, REPORT_LIMIT, ...notChecked(listed)],
  }
}

function checkOf(id: CheckId, { result, detail }: Judged, failed: ReadonlySet<string>): VerificationCheck {
  const { title, proves, restsOn }: CheckText = CHECKS[id]
  const broken =
    result === 'holds' || result === 'untrusted' ? restsOn.filter((other) => failed.has(other)) : []
  return { id, title, result, detail, proves, ...(broken.length === 0 ? {} : { restsOn: broken }) }
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
    ['reperform.beyond', `What was not checked: ${BEYOND_THE_PACKET}.`],
  ])
  return checks
    .filter(({ result }) => result === 'not-checked')
    .map(({ id, title }) => sentences.get(id) ?? `What was not checked: ${title}.`)
}
