import type { Output as MethodOutput } from '../../shared/contract/methods.ts'

const MARK = {
  holds: 'holds',
  'does-not-hold': 'DOES NOT HOLD',
  untrusted: 'untrusted',
  'not-checked': 'not checked',
} as const

const RESULT = {
  valid: 'valid: every check made holds, and a key you trust signed it',
  untrusted: 'untrusted: every check made holds, but no key you trust signed it; give one with --trust',
  invalid: 'invalid: something does not hold',
} as const

/** A verification report for people: all checks in order, then the result and what it does not prove. */
export function verificationLines(report: MethodOutput<'packet.verify'>): readonly string[] {
  return [
    ...report.checks.flatMap(({ title, result, detail }) => [
      `${MARK[result].padEnd(13)}  ${title}`,
      ...detail.split('\n').map((line) => `               ${line}`),
    ]),
    '',
    `${report.packet}: ${RESULT[report.result]}`,
    '',
    'A pass does not prove:',
    ...report.limits.map((limit) => `  - ${limit}`),
  ]
}
