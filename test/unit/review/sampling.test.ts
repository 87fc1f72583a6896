import { execFileSync, spawnSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../../shared/crypto.ts'
import { byBytes } from '../../../shared/review/byte-order.ts'
import { Drawing, drawScript } from '../../../shared/review/draw.ts'
import { chanceOfAtMost } from '../../../shared/review/hypergeometric.ts'
import { decisionItemId } from '../../../shared/review/item-id.ts'
import { sampleSize, upperBound } from '../../../shared/review/sample-size.ts'
import { caseFolder } from '../../fixtures/case-evidence.ts'

const anyText = fc.string({ unit: 'binary' })

function draw(ids: readonly string[], seed: string, size: number): readonly string[] {
  const drawing = new Drawing(sha256, seed, size)
  for (const id of ids) drawing.push(id)
  return drawing.drawn()
}

describe('a draw', () => {
  it('takes the ids with the lowest digests, in whatever order they come', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyText, { maxLength: 200 }), anyText, fc.nat(20), (ids, seed, size) => {
        const ranked = ids
          .map((id) => ({ id, rank: Buffer.from(sha256(Buffer.from(`${seed}\0${id}`))).toString('hex') }))
          .toSorted((a, b) => (a.rank < b.rank ? -1 : 1))
        const expected = ranked.slice(0, size).map(({ id }) => id)
        expect(draw(ids, seed, size)).toEqual(
          expected.toSorted((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b))),
        )
        expect(draw(ids.toReversed(), seed, size)).toEqual(draw(ids, seed, size))
      }),
    )
  })

  it('is what the shell lines draw', (context) => {
    if (spawnSync('sha256sum', ['--version']).error !== undefined)
      return context.skip('there is no sha256sum')
    using folder = caseFolder()
    const ids = Array.from({ length: 40 }, (_, at) => `r-${at}/assign#1 'x' \\ é`)
    writeFileSync(folder.path('ids.txt'), ids.map((id) => `${id}\n`).join(''))
    const script = drawScript("it's a seed", 5).slice(0, -2).join('\n')
    const shell = execFileSync('bash', ['-c', script], { cwd: folder.path('.'), encoding: 'utf8' })
    expect(shell.split('\n').slice(0, -1)).toEqual(draw(ids, "it's a seed", 5))
  })
})

describe('ids', () => {
  it('are sorted as their bytes', () => {
    fc.assert(
      fc.property(anyText, anyText, (a, b) => {
        expect(Math.sign(byBytes(a, b))).toBe(Buffer.compare(Buffer.from(a), Buffer.from(b)))
      }),
    )
  })

  it('are one line each, and two give two', () => {
    const plain = fc.oneof(anyText, fc.constantFrom('a\nb', '"a"', '"a\\nb"', 'a', '\u2028', '\ud800'))
    fc.assert(
      fc.property(plain, plain, (a, b) => {
        expect(decisionItemId(a)).not.toMatch(/[\n\r\u2028]/)
        expect(decisionItemId(a) === decisionItemId(b)).toBe(a === b)
      }),
    )
  })
})

describe('the size of a sample', () => {
  it.each([
    // Confidence, tolerable and expected rate, and the size that AICPA's guide gives for large populations.
    [0.95, 0.05, 0, 59],
    [0.95, 0.05, 0.01, 93],
    [0.9, 0.1, 0, 22],
    [0.95, 0.1, 0, 29],
  ])('for %d, %d, %d is %d of very many', (confidence, tolerable, expected, size) => {
    expect(sampleSize(10_000_000, { method: 'attribute', confidence, tolerable, expected }, 0)).toBe(size)
  })

  it('is smaller for a small population, at least the minimum, and at most all', () => {
    const method = { method: 'attribute', confidence: 0.95, tolerable: 0.05, expected: 0 } as const
    expect(sampleSize(100, method, 0)).toBe(45)
    expect(sampleSize(100, method, 50)).toBe(50)
    expect(sampleSize(7, method, 50)).toBe(7)
    expect(sampleSize(0, method, 50)).toBe(0)
  })
})

describe('an upper bound', () => {
  it('is the most for which so few are found often enough', () => {
    const populations = fc
      .nat(300)
      .chain((size) => fc.tuple(fc.constant(size), fc.nat(size)))
      .chain(([size, judged]) => fc.tuple(fc.constant(size), fc.constant(judged), fc.nat(judged)))
    fc.assert(
      fc.property(populations, ([size, judged, deviating]) => {
        const bound = upperBound({ size, judged, deviating }, 0.95)
        const chance = (marked: number) => chanceOfAtMost(deviating, { size, marked, drawn: judged })
        expect(bound).toBeGreaterThanOrEqual(deviating)
        expect(bound).toBeLessThanOrEqual(size - judged + deviating)
        expect(chance(bound)).toBeGreaterThan(0.05)
        if (bound < size - judged + deviating) expect(chance(bound + 1)).toBeLessThanOrEqual(0.05)
      }),
    )
  })

  it('is what was found, where all was judged', () => {
    expect(upperBound({ size: 40, judged: 40, deviating: 3 }, 0.95)).toBe(3)
  })
})
