import { assertNever } from '../../shared/model/assert-never.ts'
import type { VerificationStep } from '../../shared/model/verification.ts'
import { element } from './elements.ts'
import type { FileVerified } from './verify-file.ts'

const WORDS = {
  holds: 'holds',
  'does-not-hold': 'does not hold',
  untrusted: 'untrusted',
  'not-checked': 'not checked',
  waiting: 'waiting',
} as const satisfies Record<VerificationStep['result'], string>

/** One check: what was compared, what came of it, what was found, and what that proves or not. */
export function checkRow(check: VerificationStep): HTMLElement {
  const { id, result, title, detail } = check
  const row = element(
    'li',
    `check ${result}`,
    element('span', 'mark', element('span', 'sign'), WORDS[result]),
    element(
      'div',
      'what',
      element('h3', '', title),
      ...(detail === '' ? [] : [element('p', '', detail)]),
      proof(check),
    ),
  )
  row.dataset['check'] = id
  row.dataset['result'] = result
  return row
}

function proof({ result, proves, follows, restsOn }: VerificationStep): HTMLElement {
  const rests = restsOn === undefined ? '' : ` It builds on what does not hold: ${restsOn.join(', ')}.`
  switch (result) {
    case 'holds':
      return element('p', 'proof', `Proves: ${proves}.${rests}`)
    case 'does-not-hold':
    case 'untrusted':
      return element('p', 'proof', `Follows: ${follows ?? ''}.${rests}`)
    case 'not-checked':
    case 'waiting':
      return element('p', 'proof', `Would prove: ${proves}.`)
    default:
      return assertNever(result)
  }
}

const VERDICTS = {
  valid: ['Valid', 'Every check made holds, and a key that you trust signed it.'],
  untrusted: [
    'Untrusted',
    'Every check made holds, but no key that you trust signed it: it is not shown who sealed it. Give a key or a fingerprint that reached you another way.',
  ],
  invalid: ['Invalid', 'Something does not hold. Do not rely on this packet.'],
} as const satisfies Record<FileVerified['result'], readonly [string, string]>

/** The result in one word, what the packet says of itself, and whose keys signed. */
export function verdict(report: FileVerified): readonly HTMLElement[] {
  const [word, means] = VERDICTS[report.result]
  return [
    element('h2', `verdict ${report.result}`, word),
    element('p', '', means),
    facts([
      ['File', `${report.packet}, ${report.bytes} bytes`],
      ['SHA-256', report.sha256],
      ...report.signers.map(
        ({ keyid, trusted, holds }) =>
          [
            'Signature',
            `${grouped(keyid)}: ${trusted ? 'a key that you trust' : 'not a key that you gave'}; ${holds ? 'the signature holds' : 'the signature was not shown to hold'}`,
          ] as const,
      ),
      ...stated(report),
    ]),
  ]
}

function stated({ stated: said }: FileVerified): readonly (readonly [string, string])[] {
  if (said === null) return [['It says of itself', 'nothing that can be read']]
  const counts = Object.entries(said.counts).map(([name, count]) => `${count} ${name}`)
  return [
    ['Case, as it says', said.case],
    ['Sealed, as it says', `${said.sealedAt} by ${said.sealedBy}`],
    ['Asked for', said.selection.length === 0 ? 'all decisions of the case' : said.selection.join(', ')],
    ['Holds, as it says', counts.join(', ')],
  ]
}

function facts(rows: readonly (readonly [string, string])[]): HTMLElement {
  return element(
    'dl',
    '',
    ...rows.flatMap(([name, text]) => [element('dt', '', name), element('dd', '', text)]),
  )
}

/** A fingerprint in groups of four: what two people can compare by voice. */
function grouped(keyid: string): string {
  const at = keyid.indexOf(':') + 1
  return `${keyid.slice(0, at)} ${
    keyid
      .slice(at)
      .match(/.{1,4}/g)
      ?.join(' ') ?? ''
  }`
}

/** What a pass does not prove, sentence by sentence. */
export function limits(report: FileVerified): readonly HTMLElement[] {
  const sentences = [
    ...report.limits,
    `That this page is the one you think it is: take it from somebody you trust, not from whoever gave you the packet. To do the work again from the records, run docket verify ${report.packet} --reperform.`,
  ]
  return [
    element('h2', '', 'What a pass does not prove'),
    element('ul', '', ...sentences.map((sentence) => element('li', '', sentence))),
  ]
}
