import { beforeAll, describe, expect, it } from 'vitest'
import { figuresOf, type SuiteFigures } from './suite.ts'
import { celSuite } from './suites/cel.ts'

describe('the tests of the CEL specification', () => {
  let figures: SuiteFigures

  beforeAll(async () => {
    const results = await celSuite.run()
    if (typeof results === 'string') throw new Error(results)
    figures = figuresOf(celSuite, results)
  })

  it('answers none of its cases wrongly: what it cannot answer it refuses by name', () => {
    expect(figures.cases).toBe(2344)
    expect(figures.wrong).toEqual([])
    expect(figures.reasons.map(([reason]) => reason)).not.toContain('no reason given')
  })

  it('answers at least 99 % of the core, which needs no protobuf messages and no extension library', () => {
    expect(figures.shareRight).toBeGreaterThanOrEqual(celSuite.atLeast)
  })
})
