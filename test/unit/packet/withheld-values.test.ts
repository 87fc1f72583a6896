import { expect, it } from 'vitest'
import { WithheldValues } from '../../../shared/packet/redaction/withheld-values.ts'

it('masks a short value where it is a word, and leaves it in times and in places of records', () => {
  const values = new WithheldValues()
  values.add(34)
  expect(values.mask('risk.score = 34 as of 2026-05-21T16:34:17.845Z (s2:34): permit')).toBe(
    'risk.score = (withheld) as of 2026-05-21T16:34:17.845Z (s2:34): permit',
  )
})
