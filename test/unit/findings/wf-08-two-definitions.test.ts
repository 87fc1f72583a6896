import { expect, it } from 'vitest'
import { wf08 } from '../../../shared/findings/rules/wf-08-two-definitions.ts'
import { ofVersion } from './breaches.ts'

it('names the version that was imported twice with other content', () => {
  expect(ofVersion(wf08, { imported: 'twice-with-other-content' })).toEqual(['version 3.2.0'])
})

it('is silent where it was imported once', () => {
  expect(ofVersion(wf08)).toEqual([])
})
