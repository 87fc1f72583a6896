import { describe, expect, it } from 'vitest'
import { celEngine } from '../../../../shared/replay/cel/cel-engine.ts'
import { compiled, evaluated, versionOf, versionWhen } from './rules.ts'

const why = (when: string, request: unknown = {}): string => {
  const policy = celEngine.compile(versionWhen(when, { numbers: 'int' }))
  if (policy.kind === 'blocked') return policy.detail
  const evaluation = policy.evaluate({
    text: typeof request === 'string' ? request : JSON.stringify(request),
  })
  return evaluation.ok ? evaluation.outcome : evaluation.why
}

describe('hostile rules and requests', () => {
  it('find the names of JavaScript to be plain keys', () => {
    const request = '{"context":{"__proto__":{"x":1},"constructor":2}}'
    expect(
      evaluated(versionWhen('context.__proto__.x == 1.0 && context["constructor"] == 2.0'), request).outcome,
    ).toBe('permit')
    for (const name of ['toString', 'hasOwnProperty', 'constructor', '__proto__'])
      expect(evaluated(versionWhen(`has(context.${name})`), { context: { a: 1 } }).outcome).toBe('deny')
    expect(evaluated(versionWhen('toString == "" || constructor == ""'), {}).missingAttributes).toEqual([
      'rule: no such variable: toString',
    ])
  })

  it('match patterns in a time that grows with the text, whatever the pattern', () => {
    const context = { text: `${'a'.repeat(20_000)}b` }
    expect(why('context.text.matches("^(a+)+$")', { context })).toBe('deny')
    expect(why('context.text.matches("(?=a)")', { context })).toBe('deny')
    expect(evaluated(versionWhen('context.text.matches("(?=a)")'), { context }).errors[0]).toContain('(?=')
  })

  it('end when their steps are used up', () => {
    const list = { list: Array.from({ length: 400 }, (_, at) => at) }
    expect(why('list.all(a, list.all(b, list.all(c, a + b + c >= 0)))', list)).toBe(
      'the evaluation takes more than 2000000 steps',
    )
  })

  it('make no values of any size', () => {
    const list = { list: Array.from({ length: 1000 }, () => 'x'.repeat(1000)) }
    const doubled = Array.from({ length: 14 }, () => 0).reduce(
      (text) => `[${text}].map(s, s + s)[0]`,
      'list[0]',
    )
    expect(why(`${doubled} == ""`, list)).toContain('a value of')
  })

  it.each([
    ['nested brackets', `${'('.repeat(3000)}1${')'.repeat(3000)} == 1`],
    ['nested lists', `${'['.repeat(3000)}${']'.repeat(3000)} == []`],
    ['a long chain of names', `a${'.b'.repeat(3000)}`],
    ['a long sum', `a${' + a'.repeat(3000)} == 1`],
    ['a long text', `"${'x'.repeat(200_000)}" == "x"`],
  ])('are refused for %s', (_, when) => {
    expect(why(when)).toMatch(/nested|longer than|steps into/)
  })

  it('are refused for requests that two readers would read differently', () => {
    const policy = compiled(versionWhen('context.a'))
    for (const text of ['{"context":{"a":true,"a":false}}', '[]', '{', '{"now":1}', '{"now":"soon"}'])
      expect(policy.evaluate({ text })).toMatchObject({ ok: false, reason: 'evaluation-error' })
  })

  it('have no shorter name for anything: aliases, merge keys and second documents are refused', () => {
    for (const text of ['rules: &a [*a]', 'rules: []\n<<: {}', 'rules: []\n---\nrules: []', '['.repeat(5000)])
      expect(celEngine.compile(versionOf(text)).kind).toBe('blocked')
  })
})

describe('where the evaluator of the package, or implementations of CEL, differ', () => {
  it.each([
    ['has({"a": null}.a)', 'permit'],
    ['"a" in {"a": null}', 'permit'],
    ['{"a-b": {"_0___": 1}}.`a-b`._0___ == 1 && has({"a.b": 1}.`a.b`)', 'permit'],
    ['"`" == r\'`\' && {"c d": "\\"`"}.`c d` != "" // `', 'permit'],
    ['"\\U0001F600" > "\\uFFFD"', 'permit'],
    ['timestamp(1) == timestamp("1970-01-01T00:00:01Z")', 'permit'],
    ['[1, 2][true] == 2', 'deny'],
    ['int("") == 0 || double("") == 0.0 || int(" 1") == 1', 'deny'],
    ['[0.0 / 0.0] == [0.0 / 0.0]', 'deny'],
    ['timestamp("2026-03-29T01:30:00Z").getHours("Europe/Berlin") == 3', 'permit'],
    ['timestamp("2026-05-04T23:30:00+02:00").getHours("+02:00") == 23', 'permit'],
  ])('%s: %s', (when, outcome) => {
    expect(why(when)).toBe(outcome)
  })

  it.each([
    [
      'timestamp("2026-05-04T23:30:00+02:00").getHours() == 21',
      'getHours() of a timestamp that was written with an offset',
    ],
    ['0.0 / 0.0 < 1.0', 'the order of NaN'],
    ['has(x.manager.id)', 'has() of null_type'],
    ['string(1e6) == "1e+06"', 'string() of the double 1000000'],
    ['duration("2s").getMilliseconds() == 0', 'getMilliseconds() of a duration of a second or more'],
    ['int(duration("1s")) == 1', 'int() of a duration'],
    ['double("0x1p4") == 16.0', 'double() of a text that only some implementations'],
    ['bool("T")', 'bool() of a text that only some implementations'],
    ['google.protobuf.Struct{} == {}', 'protobuf messages are not made: google.protobuf.Struct'],
    ['`a-b` == 1', 'a name in backquotes that is no field'],
    ['[1].`map`(x, x) == [1]', 'a name in backquotes that is no field'],
    ['x.`a', 'no CEL: a backquote'],
    ['"a".charAt(0) == "a"', 'there is no function charAt'],
    ['size("a", "b") == 1', 'there is no function size with 2 arguments'],
    ['[1].all(x, y, true)', 'there is no function all'],
  ])('%s is refused by name', (when, words) => {
    expect(why(when, { x: { manager: null } })).toContain(words)
  })
})
