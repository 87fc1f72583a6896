import { expect, it } from 'vitest'
import { ev02 } from '../../../shared/findings/rules/ev-02-no-attribute.ts'
import { ofDecision } from './breaches.ts'
import { ASSIGN, check, story } from './dossier-builder.ts'

it('says that no attribute is known', () => {
  expect(ofDecision(ev02, { lines: story({ attributes: undefined }) })).toHaveLength(1)
})

it('takes an empty list of attributes for none', () => {
  const lines = story({ attributes: [10, { transition: ASSIGN, attributes: [] }] })
  expect(ofDecision(ev02, { lines })).toHaveLength(1)
})

it('takes the attributes of a logged request', () => {
  const request = { principal: { type: 'A', id: 'a' }, context: { subject: { department: 'Finance' } } }
  const lines = story({
    attributes: undefined,
    check: [15, { transition: ASSIGN, check: check({ request }) }],
  })
  expect(ofDecision(ev02, { lines })).toEqual([])
})
