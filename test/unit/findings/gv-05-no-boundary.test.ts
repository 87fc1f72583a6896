import { expect, it } from 'vitest'
import { gv05 } from '../../../shared/findings/rules/gv-05-no-boundary.ts'
import { ofVersion } from './breaches.ts'

it('counts the decisions that were made without', () => {
  expect(ofVersion(gv05, { boundary: 'none', decisions: 12 })).toEqual(['version 3.2.0 made 12 decisions'])
})

it('is silent where there is one, or nothing was decided', () => {
  expect(ofVersion(gv05)).toEqual([])
  expect(ofVersion(gv05, { boundary: 'none', decisions: 0 })).toEqual([])
})
