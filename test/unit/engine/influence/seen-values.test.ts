import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { HashSample } from '../../../../shared/engine/influence/hash-sample.ts'
import { SeenValues } from '../../../../shared/engine/influence/seen-values.ts'

describe('the values that a case has seen', () => {
  it('come by how often they were seen, then by their JSON, whatever the order they were met in', () => {
    const values = new SeenValues()
    for (const value of ['b', 1, 'a', 'b', { x: 1, y: 2 }, { y: 2, x: 1 }, '__proto__'])
      values.add('name', value)
    expect(values.commonest('name', 3)).toEqual({
      values: ['b', { x: 1, y: 2 }, '__proto__'],
      different: 5,
      isWhole: false,
    })
    expect(values.commonest('name', 5).isWhole).toBe(true)
    expect(values.commonest('other', 5)).toEqual({ values: [], different: 0, isWhole: true })
  })

  it('leave aside one that is too long for a probe, and say that something is missing', () => {
    const values = new SeenValues()
    values.add('name', 'x'.repeat(5_000))
    values.add('name', 1)
    expect(values.commonest('name', 10)).toEqual({ values: [1], different: 1, isWhole: false })
  })
})

describe('a sample by hash', () => {
  it('is bounded, and does not depend on the order in which texts come, nor do its counts', () => {
    fc.assert(
      fc.property(fc.array(fc.string({ maxLength: 3 }), { maxLength: 60 }), fc.nat(), (texts, seed) => {
        const countsOf = (list: readonly string[]) => {
          const sample = new HashSample<{ count: number }>(5)
          for (const text of list) {
            const kept = sample.at(text, () => ({ count: 0 }))
            if (kept !== undefined) kept.count += 1
          }
          expect(sample.size).toBeLessThanOrEqual(5)
          return [...sample.all()].map(([text, { count }]) => `${count} ${text}`).toSorted()
        }
        const shuffled = texts
          .map((text, at) => ({ text, rank: (at * 7919 + seed) % 61 }))
          .toSorted((a, b) => a.rank - b.rank)
          .map(({ text }) => text)
        expect(countsOf(shuffled)).toEqual(countsOf(texts))
      }),
    )
  })
})
