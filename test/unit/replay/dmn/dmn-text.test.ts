import { describe, expect, it } from 'vitest'
import { dmnEngine } from '../../../../shared/replay/dmn/dmn-engine.ts'
import { definitions, literal, table, version } from './models.ts'

const TEXT = definitions(
  table(
    ['risk', 'country'],
    [
      ['< 50', '"NL"', '"permit"'],
      ['>= 50', '-', '"deny"'],
    ],
  ) + literal('risk + 1', 'Score'),
)

describe('the text of a model', () => {
  it('has its rules at their places, with what they say', () => {
    const { rules, names } = dmnEngine.readText(version(TEXT))
    expect(rules.map(({ ids, effect }) => ({ ids, effect }))).toEqual([
      { ids: ['r1', 'Access#1'], effect: 'permit' },
      { ids: ['r2', 'Access#2'], effect: 'forbid' },
      { ids: ['Score'], effect: undefined },
    ])
    expect(rules.map(({ from, to }) => TEXT.slice(from, to).slice(0, 13))).toEqual([
      '<rule id="r1"',
      '<rule id="r2"',
      '<decision id=',
    ])
    expect(names).toEqual(new Set(['risk', 'country']))
  })

  it('has its reads at their places', () => {
    const { reads } = dmnEngine.readText(version(TEXT))
    expect(reads.map(({ names, at }) => [names.join('.'), TEXT.slice(at, at + 4)])).toEqual([
      ['risk', 'risk'],
      ['country', 'coun'],
      ['risk', 'risk'],
    ])
  })

  it('says nothing where it is no model, and where it breaks in which line', () => {
    expect(dmnEngine.readText(version('<a/>'))).toMatchObject({ rules: [], reads: [] })
    expect(dmnEngine.compile(version(definitions(`\n${literal('1 +')}`)))).toMatchObject({
      kind: 'blocked',
      place: { path: 'access.dmn', line: 3 },
    })
  })
})

describe('traps in tables', () => {
  const trapsOf = (
    columns: readonly string[],
    rows: readonly (readonly string[])[],
    hitPolicy = 'UNIQUE',
    output = '',
  ) =>
    dmnEngine
      .traps(version(definitions(table(columns, rows, { hitPolicy, output }))))
      .map(({ kind, rules, message }) => ({ kind, rules, message }))

  it('are told where no rule holds, with a value for which that is so', () => {
    expect(
      trapsOf(
        ['risk'],
        [
          ['< 50', 'true'],
          ['> 50', 'false'],
        ],
      ),
    ).toEqual([{ kind: 'no-default', rules: [], message: expect.stringContaining('where risk is 50:') }])
    expect(
      trapsOf(
        ['risk'],
        [
          ['< 50', 'true'],
          ['>= 50', 'false'],
        ],
      ),
    ).toEqual([])
    expect(
      trapsOf(
        ['risk'],
        [['< 50', 'true']],
        'UNIQUE',
        '<defaultOutputEntry><text>false</text></defaultOutputEntry>',
      ),
    ).toEqual([])
    expect(trapsOf(['risk'], [['< limit', 'true']])).toEqual([])
  })

  it('are told of rules that a first one always comes before', () => {
    const rows = [
      ['-', '"NL"', 'true'],
      ['< 10', '"NL"', 'false'],
      ['-', '-', 'false'],
    ]
    expect(trapsOf(['risk', 'country'], rows, 'FIRST')).toEqual([
      { kind: 'shadowed', rules: ['r2'], message: expect.stringContaining('never decides') },
    ])
    expect(
      trapsOf(
        ['f(x)'],
        [
          ['? > g', 'true'],
          ['? > g', 'false'],
          ['-', 'true'],
        ],
        'FIRST',
      ),
    ).toMatchObject([{ rules: ['r2'] }])
  })

  it('are told of rules that cannot hold, and of unique ones that hold together', () => {
    expect(
      trapsOf(
        ['n'],
        [
          ['[5..3]', 'true'],
          ['-', 'false'],
        ],
      ),
    ).toMatchObject([{ kind: 'unreachable', rules: ['r1'] }])
    expect(
      trapsOf(
        ['n'],
        [
          ['> 1', 'true'],
          ['> 1', 'false'],
          ['<= 1', 'false'],
        ],
      ),
    ).toMatchObject([
      { kind: 'shadowed', rules: ['r1'] },
      { kind: 'shadowed', rules: ['r2'] },
    ])
    expect(
      trapsOf(
        ['n'],
        [
          ['> 1', 'true'],
          ['< 3', 'false'],
        ],
      ),
    ).toMatchObject([{ kind: 'shadowed', rules: ['r1', 'r2'] }])
  })
})
