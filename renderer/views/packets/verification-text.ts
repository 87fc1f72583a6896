import type { VerificationPayload, VerificationStep } from '../../../shared/contract/packets.ts'
import { bytes, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'

type Check = VerificationPayload['checks'][number]

/** Short names of what came of a check. */
export const RESULT_WORDS: Readonly<Record<VerificationStep['result'], string>> = {
  holds: 'holds',
  'does-not-hold': 'does not hold',
  untrusted: 'by a key you do not know',
  'not-checked': 'not checked',
  waiting: 'waits',
}

/** `2 checks do not hold, 11 hold, 1 was not checked.`: failures first, and none of the others is a pass. */
export function countsText(checks: readonly { readonly result: VerificationStep['result'] }[]): string {
  const of = (result: VerificationStep['result']) => checks.filter((check) => check.result === result).length
  const [fails, holds, strange, open] = [of('does-not-hold'), of('holds'), of('untrusted'), of('not-checked')]
  const parts = [
    ...(fails === 0 ? [] : [`${counted(fails, 'check does', 'checks do')} not hold`]),
    ...(holds === 0 ? [] : [fails === 0 ? counted(holds, 'check holds', 'checks hold') : `${holds} hold`]),
    ...(strange === 0 ? [] : [`${strange} ${strange === 1 ? 'is' : 'are'} by a key you do not know`]),
    ...(open === 0 ? [] : [`${open} ${open === 1 ? 'was' : 'were'} not checked`]),
  ]
  return `${parts.join(', ')}.`
}

/** What the whole comes to, in one sentence. No more is said than the checks say. */
export function resultText({ result, packet, stated, signers }: VerificationPayload): string {
  const name = visible(packet)
  switch (result) {
    case 'invalid':
      return `${name} is not shown to be what anybody sealed.`
    case 'untrusted':
      return `${name} agrees with itself, but no key that you trust sealed it: anybody could have made it so.`
    case 'valid': {
      const by = signers.filter(({ trusted, holds }) => trusted && holds).length
      const whole = `${name} is what the ${by === 1 ? 'holder of a key' : `holders of ${by} keys`} that you trust sealed`
      if (stated === null) return `${whole}.`
      const { decisions } = stated.counts
      return `${whole}: ${decisions === undefined ? '' : `${counted(decisions, 'decision')} of `}${visible(stated.case)}.`
    }
  }
}

/** A verification as text: all that is on screen, digests whole. */
export function verificationText(report: VerificationPayload): string {
  const { checks, signers, limits, sha256, bytes: size, verifiedAt, engines } = report
  return [
    `${countsText(checks)} ${resultText(report)}`,
    `${visible(report.packet)}, ${bytes(size)}, ${sha256}, verified ${verifiedAt}, engines ${engines.join(', ')}`,
    '',
    ...checks.flatMap((check, at) => linesOf(check, at + 1)),
    '',
    'Signed by:',
    ...signers.map(
      ({ keyid, trusted, holds }) =>
        `  ${keyid}: ${trusted ? 'trusted' : 'not trusted'}, ${holds ? 'the signature holds' : 'the signature does not hold or was not checked'}`,
    ),
    '',
    'A pass does not prove:',
    ...limits.map((limit) => `  - ${visible(limit)}`),
    '',
  ].join('\n')
}

function linesOf(
  { title, result, detail, proves, follows, restsOn }: Check,
  number: number,
): readonly string[] {
  const rests = restsOn === undefined ? '' : ` (rests on what does not hold: ${restsOn.join(', ')})`
  return [
    `${String(number).padStart(3)}  ${RESULT_WORDS[result]}: ${title}${rests}`,
    `     ${visible(detail)}`,
    `     ${follows === undefined ? `${result === 'holds' ? 'proves' : 'would prove'} that ${proves}` : `so ${follows}`}`,
  ]
}

/** Limits that begin alike are told as one: a packet that cannot be read leaves every check undone. */
export function byLead(limits: readonly string[]): readonly string[] {
  return [...Map.groupBy(limits, leadOf)].map(([lead, alike]) =>
    alike.length === 1
      ? (alike[0] ?? '')
      : `${lead}: ${alike.map((limit) => leadOf(restOf(limit)).replace(/\.$/, '')).join('; ')}.`,
  )
}

function leadOf(text: string): string {
  const at = text.indexOf(': ')
  return at < 0 ? text : text.slice(0, at)
}

function restOf(text: string): string {
  const at = text.indexOf(': ')
  return at < 0 ? text : text.slice(at + 2)
}
