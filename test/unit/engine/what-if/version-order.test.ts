import { expect, it } from 'vitest'
import { byStart } from '../../../../shared/engine/what-if/version-order.ts'
import { policyVersion } from '../../../fixtures/policy-version.ts'

const order = (...versions: readonly (readonly [string, string?])[]) =>
  byStart(
    versions.map(([version, from]) => ({
      ...policyVersion({ version, texts: {} }),
      effective: from === undefined ? undefined : { from, to: undefined },
    })),
  ).map(({ version }) => version)

it('puts versions in the order in which they came into force, by dates and by times alike', () => {
  expect(order(['3', '2026-05-20'], ['1', '2026-04-01'], ['2', '2026-05-01T12:00:00Z'])).toEqual([
    '1',
    '2',
    '3',
  ])
})

it('leaves one without a beginning behind the one before it in its bundle', () => {
  expect(order(['2', '2026-05-20'], ['2b'], ['1', '2026-04-01'])).toEqual(['1', '2', '2b'])
})
