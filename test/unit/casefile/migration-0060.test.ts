import { describe, expect, it } from 'vitest'
import { openCase } from '../../../shared/casefile/case-file.ts'
import { caseFolder, createCase, TOOLS } from '../../fixtures/case-evidence.ts'
import { asSchema } from '../../fixtures/old-schema.ts'

describe('migration 0060', () => {
  it('keeps acts, populations and items in order', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    file.transaction(() => {
      file.review.addAct('b', 'x', '{}')
      file.review.addAct('a', 'x', '[]')
      file.review.addPopulation('x', [{ ids: 'p\n', strata: new Uint8Array([1]) }])
      file.review.addItems('x', ['1', '2'])
    })
    expect([...file.review.acts()].map(({ id }) => id)).toEqual(['b', 'a'])
    expect([...file.review.acts(1)].map(({ id }) => id)).toEqual(['a'])
    expect([...file.review.population('x')].map(({ ids }) => ids)).toEqual(['p\n'])
    expect([...file.review.items('x')]).toEqual(['1', '2'])
    expect([file.review.holds('a'), file.review.holds('c')]).toEqual([true, false])
  })

  it('takes an act once, and never lets go of one', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    file.transaction(() => file.review.addAct('a', 'x', '{}'))
    expect(() => file.transaction(() => file.review.addAct('a', 'x', '{}'))).toThrow(/UNIQUE/)
    expect([...file.review.acts()]).toHaveLength(1)
  })

  it('leaves an old case readable, in which nothing was reviewed', () => {
    using folder = caseFolder()
    const path = folder.path('c.docket')
    createCase(path).close()
    asSchema(path, 50)
    using reader = openCase(path, { access: 'read-only', ...TOOLS })
    expect([reader.review.last, [...reader.review.acts()]]).toEqual([0, []])
    using writer = openCase(path, { access: 'read-write', ...TOOLS })
    writer.transaction(() => writer.review.addAct('a', 'x', '{}'))
    expect(reader.review.last).toBe(1)
  })
})
