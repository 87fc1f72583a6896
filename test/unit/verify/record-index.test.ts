import { expect, it } from 'vitest'
import { RecordIndex } from '../../../shared/verify/record-index.ts'

it('knows each record, and the line on which it stands', () => {
  const index = new RecordIndex()
  for (let at = 0; at < 1000; at += 2) index.add(1, at)
  index.add(12, 5)
  expect(index.count).toBe(501)
  expect(index.has('s1:998')).toBe(true)
  expect(index.lineOf('s1:0')).toBe(1)
  expect(index.lineOf('s1:998')).toBe(500)
  expect(index.lineOf('s12:5')).toBe(501)
})

it.each(['s1:1', 's2:0', 's1:', 's01:0', 's1:0x0', 's1:-0', 's1:99999999999999999999', '', 's1:0 '])(
  'knows no record %j',
  (ref) => {
    const index = new RecordIndex()
    index.add(1, 0)
    expect(index.has(ref)).toBe(false)
  },
)
