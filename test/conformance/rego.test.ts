import { describe, expect, it } from 'vitest'
import { vectorFolder } from './vector-folder.ts'
import { figuresOf } from './suite.ts'
import { regoSuite } from './suites/rego.ts'

const absent = vectorFolder('opa-rego-compliance') === null
const title = absent ? '../shared/data/opa-rego-compliance is not beside the project' : "OPA's own cases"

describe.skipIf(absent)(title, () => {
  it('are answered as OPA answers them, or refused in words', async () => {
    const results = await regoSuite.run()
    if (typeof results === 'string') throw new Error(results)
    const figures = figuresOf(regoSuite, results)
    expect(figures.wrong).toEqual([])
    expect(figures.cases).toBe(1046)
    expect(figures.shareRight).toBeGreaterThanOrEqual(regoSuite.atLeast)
  })
})
