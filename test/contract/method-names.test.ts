import { describe, expect, it } from 'vitest'
import { METHOD_NAMES } from '../../shared/contract/method-names.ts'
import { METHODS } from '../../shared/contract/methods.ts'

describe('the names of the methods', () => {
  it.each(['call', 'job', 'event'] as const)('are those of the table, for each %s', (kind) => {
    const ofTable = Object.entries(METHODS)
      .filter(([, method]) => method.kind === kind)
      .map(([name]) => name)
    expect([...METHOD_NAMES[kind]]).toEqual(ofTable)
  })
})
