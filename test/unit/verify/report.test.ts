import { expect, it } from 'vitest'
import type { CheckId } from '../../../shared/verify/check-texts.ts'
import type { SignatureJudged } from '../../../shared/verify/checks/signature.ts'
import { doesNotHold, Faults, holds, notChecked, type Judged } from '../../../shared/verify/faults.ts'
import { reportOf } from '../../../shared/verify/report.ts'

const TRUSTED: SignatureJudged = { keyid: 'sha256:a', trusted: true, result: 'holds', detail: '' }
const STRANGERS: SignatureJudged = { keyid: 'sha256:b', trusted: false, result: 'untrusted', detail: '' }
const UNKNOWN: SignatureJudged = { keyid: 'sha256:c', trusted: false, result: 'not-checked', detail: '' }
const FORGED: SignatureJudged = { keyid: 'sha256:a', trusted: true, result: 'does-not-hold', detail: '' }

function reported(
  signatures: readonly SignatureJudged[],
  checks: readonly (readonly [CheckId, Judged])[] = [],
) {
  return reportOf(
    'a.packet',
    { checks: new Map(checks), signatures: [...signatures], timestamps: [] },
    {
      about: null,
      limits: ['a limit'],
    },
  )
}

it.each([
  ['valid', [TRUSTED], []],
  ['valid', [STRANGERS, TRUSTED], []],
  ['valid', [TRUSTED, UNKNOWN], [['reperform', notChecked('it was not asked for')]]],
  ['untrusted', [STRANGERS], []],
  ['untrusted', [UNKNOWN], []],
  ['untrusted', [], []],
  ['invalid', [TRUSTED, FORGED], []],
  ['invalid', [TRUSTED], [['custody', doesNotHold('line 2')]]],
] as const)('is %s', (result, signatures, checks) => {
  expect(reported(signatures, checks).result).toBe(result)
})

it('names the checks that do not hold on which one that holds builds', () => {
  const { checks } = reported(
    [TRUSTED],
    [
      ['entries', doesNotHold('one was added')],
      ['custody', holds('3 entries')],
      ['archive', holds('')],
    ],
  )
  expect(checks.find(({ id }) => id === 'custody')?.restsOn).toEqual(['entries'])
  expect(checks.find(({ id }) => id === 'archive')).not.toHaveProperty('restsOn')
  expect(checks.map(({ id }) => id)).toEqual(['archive', 'signature', 'entries', 'custody'])
})

it('says among the limits what was not checked, and that the words of the report are not', () => {
  const { limits } = reported([TRUSTED, UNKNOWN], [['reperform', notChecked('it was not asked for')]])
  expect(limits[0]).toBe('a limit')
  expect(limits.join('\n')).toMatch(/report\.html.*not checked/)
  expect(limits.join('\n')).toContain('not done again')
  expect(limits.join('\n')).toContain('key that is not at hand')
})

it('counts every fault and names the first ones, cut', () => {
  const faults = new Faults()
  for (let at = 0; at < 1_000; at++) faults.add(`fault ${at} ${'x'.repeat(1_000)}`)
  const { result, detail } = faults.judge('good')
  expect(result).toBe('does-not-hold')
  expect(detail).toMatch(/; and 980 more$/)
  expect(detail.length).toBeLessThan(6_000)
})
