import { describe, expect, it } from 'vitest'
import { smallestPair } from '../../../../shared/replay/influence/smallest-pair.ts'
import { askedCedar } from '../../../fixtures/questioned.ts'

const BOTH = `permit(principal, action, resource) when { context.a == 1 && context.b == "x" };`

describe('the smallest change of two attributes', () => {
  it('is found where neither of them alone changes anything', async () => {
    const { questioned, evaluator, influence, literals } = await askedCedar(BOTH, '{"a":0,"b":"y","c":true}')
    expect((await influence('a', 0)).kind).not.toBe('flips')
    expect((await influence('b', 'y')).kind).not.toBe('flips')
    const sources = { seen: [], literals }
    const attributes = [
      { name: 'c', value: true, sources },
      { name: 'a', value: 0, sources },
      { name: 'b', value: 'y', sources },
    ]
    expect(await smallestPair(questioned, attributes, evaluator)).toMatchObject({
      changes: [
        { name: 'a', kind: 'literal', value: 1 },
        { name: 'b', kind: 'literal', value: 'x' },
      ],
      outcome: 'permit',
    })
  })

  it('is none where none of those tried flips it', async () => {
    const { questioned, evaluator } = await askedCedar(BOTH, '{"a":0,"b":"y"}')
    const sources = { seen: [], literals: [] }
    const attributes = ['a', 'b'].map((name) => ({ name, value: 0, sources }))
    expect(await smallestPair(questioned, attributes, evaluator)).toBeUndefined()
  })
})
