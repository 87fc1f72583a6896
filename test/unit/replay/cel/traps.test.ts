import { describe, expect, it } from 'vitest'
import { celEngine } from '../../../../shared/replay/cel/cel-engine.ts'
import { versionOf } from './rules.ts'

const trapsOf = (text: string) =>
  celEngine.traps(versionOf(text)).map(({ kind, rules, message }) => [kind, rules.join(), message])

describe('traps in CEL rules', () => {
  it('are permits that guard nothing, also by a condition that is always true', () => {
    expect(
      trapsOf('rules: [{id: a, effect: permit}, {id: b, effect: permit, when: "context.x || 1 < 2"}]'),
    ).toEqual([
      ['over-permits', 'a', 'a permits every request that no rule denies'],
      ['over-permits', 'b', 'b permits every request that no rule denies'],
    ])
  })

  it('are denials of everything, and rules that can never hold', () => {
    expect(
      trapsOf(
        'rules: [{id: a, effect: deny, when: "true"}, {id: b, effect: permit, when: "false && context.x"}, {id: c, effect: permit, when: context.y, unless: "true"}]',
      ).map(([kind, rule]) => [kind, rule]),
    ).toEqual([
      ['always', 'a'],
      ['unreachable', 'b'],
      ['unreachable', 'c'],
    ])
  })

  it('are keys that nobody reads, and a missing effect, though the version is not evaluated', () => {
    expect(
      trapsOf(
        'rules: [{id: a, effect: permit, when: context.x, conditions: "false"}, {id: b, when: context.y}]',
      ),
    ).toEqual([
      ['ignored', 'a', expect.stringContaining('has the key conditions')],
      ['ignored', 'b', expect.stringContaining('has no effect')],
    ])
  })

  it('are rules that say what another says, and permits that a denial takes away', () => {
    expect(
      trapsOf(
        'rules: [{id: a, effect: permit, when: context.x}, {id: b, effect: permit, when: context.x}, {id: c, effect: deny, when: context.z}, {id: d, effect: permit, when: context.z}]',
      ).map(([kind, rule]) => [kind, rule]),
    ).toEqual([
      ['shadowed', 'b'],
      ['shadowed', 'd'],
    ])
  })

  it('are none in rules that say what they mean', () => {
    expect(
      trapsOf(
        'rules: [{id: a, effect: permit, when: context.x, unless: context.y}, {id: b, effect: deny, when: context.z > 1.0}]',
      ),
    ).toEqual([])
  })
})
