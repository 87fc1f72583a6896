import { describe, expect, it } from 'vitest'
import { parseModule } from '../../../../shared/replay/rego/parse/parse.ts'
import { regoLiterals } from '../../../../shared/replay/rego/text/literals.ts'
import { readRegoText } from '../../../../shared/replay/rego/text/read-text.ts'
import { regoTraps } from '../../../../shared/replay/rego/text/traps.ts'
import { policyVersion } from '../../../fixtures/policy-version.ts'

const version = (text: string, query?: string) => ({
  ...policyVersion({ engine: 'rego', texts: { 'p.rego': `package authz\n${text}` } }),
  options: { query },
})

describe('what a Rego text says', () => {
  it('is where its rules stand, each body of a path with the same id', () => {
    const text = 'allow if input.a\nallow if input.b\nteam.members[x] if some x in input.c'
    const { rules } = readRegoText(version(text))
    expect(rules.map(({ ids, from, to }) => [ids, `package authz\n${text}`.slice(from, to)])).toEqual([
      [['data.authz.allow'], 'allow if input.a'],
      [['data.authz.allow'], 'allow if input.b'],
      [['data.authz.team.members'], 'team.members[x] if some x in input.c'],
    ])
  })

  it('is what it reads of its input, as far as the path is constant', () => {
    const { names, reads } = readRegoText(
      version('import input.user as u\np if { u.role == input["a b"].c[input.k]; f(input) }\nf(x) := x.y'),
    )
    expect([...names].sort()).toEqual(['', 'a b.c', 'k', 'user.role'])
    const places = reads.map(({ at }) => at)
    expect(places).toEqual(places.toSorted((a, b) => a - b))
  })

  it('is no read where with puts something in its place', () => {
    expect([...readRegoText(version('p if q with input.x as input.y\nq if true')).names]).toEqual(['y'])
  })

  it('is told of texts that do not compile, in the language that reads them', () => {
    expect(readRegoText(version('p { no_such(input.x) }')).names).toEqual(new Set(['x']))
    expect(readRegoText(version('p :=')).rules).toEqual([])
  })

  it('is what it holds values against, before other constants, but for names in paths', () => {
    const module = parseModule(
      'package p\nroles := {"admin", 1e3}\nlimit := 7\np if { input["x"].y == "a"; input.n > 5 }',
      'p.rego',
      'v1',
    )
    expect(regoLiterals([module])).toEqual(['"a"', '5', '"admin"', '1e3', '7'])
  })
})

describe('traps in Rego', () => {
  const traps = (text: string, query?: string) =>
    regoTraps(version(text, query)).map(({ kind, from, to }) => [
      kind,
      `package authz\n${text}`.slice(from, to).split('\n')[0],
    ])

  it('are none in a decision with a default and conditions', () => {
    expect(traps('default allow := false\nallow if input.a\ndeny contains "x" if input.b')).toEqual([])
  })

  it('are a decision without a default, and none of a rule that helps it', () => {
    expect(traps('allow if is_admin\nis_admin if input.a')).toEqual([['no-default', 'allow if is_admin']])
    expect(traps('ok if input.a', 'data.authz.ok')).toEqual([['no-default', 'ok if input.a']])
  })

  it('are a decision that is always true', () => {
    expect(traps('allow := true\nallow if input.a')).toEqual([
      ['over-permits', 'allow := true'],
      ['shadowed', 'allow if input.a'],
    ])
  })

  it('are conditions that never hold, and those that always do', () => {
    expect(traps('default allow := false\nallow if { input.a; "a" == "b" }')).toEqual([
      ['unreachable', '"a" == "b"'],
    ])
    expect(traps('default allow := false\nallow if { input.a; 1 == 1 }')).toEqual([['always', '1 == 1']])
    expect(traps('default allow := false\nallow if { input.a; 1 == 1.0 }')).toEqual([])
  })

  it('are an else chain without an end, and a branch behind one that always holds', () => {
    expect(traps('r := 1 if input.a else := 2 if input.b')).toEqual([
      ['missing-else', 'r := 1 if input.a else := 2 if input.b'],
    ])
    expect(traps('r := 1 if input.a else := 2 if true else := 3 if input.b')).toEqual([
      ['shadowed', 'else := 3 if input.b'],
    ])
  })
})
