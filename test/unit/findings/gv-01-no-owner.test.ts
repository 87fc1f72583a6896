import { expect, it } from 'vitest'
import { gv01 } from '../../../shared/findings/rules/gv-01-no-owner.ts'
import { ofVersion } from './breaches.ts'

it.each([undefined, '', ' '])('says that nobody answers where the owner is %j', (owner) => {
  expect(ofVersion(gv01, { workflow: { owner } })).toEqual(['version 3.2.0 names none'])
})

it('is silent where somebody does', () => {
  expect(ofVersion(gv01)).toEqual([])
  expect(gv01.judges).toBe('latest')
})
