import { describe, expect, it } from 'vitest'
import { questionsOn } from '../../../../shared/engine/inputs/input-questions.ts'
import type { KnownInput } from '../../../../shared/engine/inputs/known-inputs.ts'
import type { InputApproval, InputPlace, InputReader } from '../../../../shared/model/input-register.ts'

const AT = { workflow: 'joiner', version: '3.2.0' }
const APPROVAL: InputApproval = {
  ...AT,
  owner: 'hr-systems',
  sources: null,
  maxAge: null,
  every: 'P90D',
  last: '2026-05-01',
  due: '2026-07-31T00:00:00.000Z',
  overdue: false,
}
const PLACE: InputPlace = { ...AT, boundary: 'approved', exceptions: [], evaluated: 7, unapproved: 0 }
const input = (parts: Partial<KnownInput>): KnownInput => ({
  name: 'context.device',
  approvals: [APPROVAL],
  places: [PLACE],
  owners: [],
  ...parts,
})
const reader = (version: string, from: string | null, reads: InputReader['reads']): InputReader => ({
  policy: 'p',
  version,
  from,
  to: null,
  reads,
})
const asked = (known: KnownInput, readers: readonly InputReader[] = []) =>
  questionsOn(known, readers).map(({ question }) => question)

it('asks nothing of an input that is approved, used, looked at in time and read as before', () => {
  expect(asked(input({}), [reader('1', null, 'yes'), reader('2', '2026-06-01', 'yes')])).toEqual([])
})

it('asks the owners of the workflows that used it unapproved whether to approve or forbid it', () => {
  const known = input({ approvals: [], places: [{ ...PLACE, unapproved: 3 }], owners: ['iam', 'iam'] })
  expect(questionsOn(known, [])).toMatchObject([
    {
      question: 'approve-or-forbid',
      askedOf: ['iam'],
      why: expect.stringContaining('3 decisions') as string,
    },
  ])
})

it('asks for a review that is overdue, naming when it was due', () => {
  const [question] = questionsOn(input({ approvals: [{ ...APPROVAL, overdue: true }] }), [])
  expect(question).toMatchObject({ question: 'review', askedOf: ['hr-systems'] })
  expect(question?.why).toContain('2026-07-31')
})

describe('looking again', () => {
  it('is asked where the first version that reads it came in force after the last look', () => {
    expect(asked(input({}), [reader('1', null, 'no'), reader('2', '2026-05-28', 'yes')])).toEqual([
      'look-again',
    ])
  })

  it.each([
    ['it came in force on the day of the look', [reader('1', null, 'no'), reader('2', '2026-05-01', 'yes')]],
    ['the version before read it too', [reader('1', null, 'yes'), reader('2', '2026-05-28', 'yes')]],
    ['it is the first version that the case holds', [reader('2', '2026-05-28', 'yes')]],
    [
      'what the version before read is not known',
      [reader('1', null, 'not-known'), reader('2', '2026-05-28', 'yes')],
    ],
  ])('is not asked where %s', (_, readers) => {
    expect(asked(input({}), readers)).toEqual([])
  })
})

it('asks what an approval that nothing used is for, but not where the rebuild did not count', () => {
  expect(asked(input({ places: [{ ...PLACE, evaluated: 0 }] }))).toEqual(['withdraw-or-keep'])
  expect(asked(input({ places: [{ ...PLACE, evaluated: null, unapproved: null }] }))).toEqual([])
})
