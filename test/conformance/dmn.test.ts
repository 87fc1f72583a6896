import { describe, expect, it } from 'vitest'
import { figuresOf } from './suite.ts'
import { dmnLevel2Suite, dmnLevel3Suite, dmnOtherSuite } from './suites/dmn.ts'
import { absent, vectorFolder } from './vector-folder.ts'

const missing = vectorFolder('dmn-tck') === null

describe.skipIf(missing)(missing ? absent('dmn-tck') : 'the conformance kit of DMN', () => {
  it.each([dmnLevel2Suite, dmnLevel3Suite, dmnOtherSuite])(
    '$name: no answer is silently wrong',
    async (suite) => {
      const results = await suite.run()
      if (typeof results === 'string') throw new Error(results)
      const figures = figuresOf(suite, results)
      expect(figures.wrong).toEqual([])
      expect(figures.shareRight).toBeGreaterThanOrEqual(suite.atLeast)
      expect(figures.cases).toBeGreaterThan(10)
    },
  )
})
