import { describe, expect, it } from 'vitest'
import { figuresOf } from './suite.ts'
import { cerbosSuite } from './suites/cerbos.ts'
import { cerbosLog, cerbosLogSuite, replayed } from './suites/cerbos-log.ts'
import { absent, vectorFolder } from './vector-folder.ts'

const hasTests = vectorFolder('cerbos-testdata') !== null

describe.skipIf(!hasTests)(hasTests ? "Cerbos's own tests" : absent('cerbos-testdata'), () => {
  it('are answered rightly, or refused by name: what stands on policies that are not there, and what is not evaluated', async () => {
    const results = await cerbosSuite.run()
    const figures = figuresOf(cerbosSuite, typeof results === 'string' ? [] : results)
    expect(figures.wrong).toEqual([])
    expect(figures.shareRight).toBeGreaterThanOrEqual(cerbosSuite.atLeast)
    const unexplained = figures.reasons.filter(
      ([reason]) =>
        !/not among the files|to import|is in none of its imports|two variables|no variable (?:json|e) /.test(
          reason,
        ),
    )
    expect(unexplained).toEqual([])
  })
})

const log = cerbosLog()

describe.skipIf(log === undefined)(
  log === undefined
    ? absent('cerbos-decision-log')
    : 'the log of a PDP whose policies were edited on the way',
  () => {
    it('is reproduced, every check of it, with the content of its time', async () => {
      const results = await cerbosLogSuite.run()
      expect(results).toHaveLength(978)
      expect(typeof results === 'string' ? [] : results.filter(({ result }) => result !== 'right')).toEqual(
        [],
      )
    })

    it.each(['before', 'after'] as const)(
      'diverges, with the content %s the edit alone, exactly where the vendor’s engine does',
      (content) => {
        const results = log?.checks.map((check) => replayed(check, log[content])) ?? []
        expect(results.filter(({ result }) => result === 'refused')).toEqual([])
        const diverging = results.filter(({ result }) => result === 'wrong').map(({ name }) => name)
        expect(new Set(diverging)).toEqual(log?.differing[content])
        expect(diverging.length).toBeGreaterThan(0)
      },
    )
  },
)
