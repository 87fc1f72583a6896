import { expect, it } from 'vitest'
import { ev13 } from '../../../shared/findings/rules/ev-13-no-stream.ts'
import { texts } from './breaches.ts'
import { source } from './summaries.ts'

it('counts the records without stream', () => {
  expect(texts(ev13.judge(source({ acceptedWithoutStream: 1 })))).toEqual(['1 record without stream'])
})

it('is silent where every accepted record has one', () => {
  expect(ev13.judge(source({ quarantined: 3 }))).toBeUndefined()
})
