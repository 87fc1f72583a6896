import { describe, expect, it } from 'vitest'
import { asked, compiled, definitions, literal, refusal, table } from './models.ts'

const RISK = definitions(
  table(
    ['department', 'riskScore'],
    [
      ['"Finance"', '< 50', '"permit"'],
      ['"Finance"', '>= 50', '"deny"'],
      ['not("Finance")', '-', '"deny"'],
    ],
  ),
)

const REQUIRED = definitions(`
  <inputData id="i" name="Applicant"><variable name="Applicant" typeRef="tApplicant"/></inputData>
  <itemDefinition name="tApplicant"><itemComponent name="since"><typeRef>date</typeRef></itemComponent><itemComponent name="risk score"><typeRef>number</typeRef></itemComponent></itemDefinition>
  <decision id="e" name="Eligibility"><variable name="Eligibility"/>
    <informationRequirement><requiredInput href="#i"/></informationRequirement>
    <literalExpression><text>Applicant.risk score &lt; 50 and Applicant.since &lt; date("2026-01-01")</text></literalExpression></decision>
  <decision id="a" name="Access"><variable name="Access"/>
    <informationRequirement><requiredDecision href="#e"/></informationRequirement>
    <decisionTable id="t"><input><inputExpression><text>Eligibility</text></inputExpression></input><output/>
      <rule id="yes"><inputEntry><text>true</text></inputEntry><outputEntry><text>"ALLOWED"</text></outputEntry></rule>
      <rule><inputEntry><text>false</text></inputEntry><outputEntry><text>"refused"</text></outputEntry></rule>
    </decisionTable></decision>`)

describe('a decision table', () => {
  it('answers with the rules that held, and with what it read', () => {
    expect(asked(RISK, { department: 'Finance', riskScore: 20 })).toMatchObject({
      ok: true,
      outcome: 'permit',
      determining: ['r1'],
      determiningPositions: ['Access#1'],
      errors: [],
      missingAttributes: [],
      reads: ['department', 'riskScore'],
    })
    expect(asked(RISK, { input: { department: 'Sales', riskScore: 20 } })).toMatchObject({
      outcome: 'deny',
      determining: ['r3'],
    })
  })

  it('denies, and says what is missing, where the request does not give an input', () => {
    const answer = asked(RISK, { context: { department: 'Finance' }, principal: { id: 'u-1' } })
    expect(answer).toMatchObject({
      outcome: 'deny',
      determining: [],
      missingAttributes: ['Access: the request does not give the input riskScore'],
    })
  })

  it('finds inputs by their dotted names and beside the context', () => {
    const model = definitions(table(['subject.department', 'principal.id'], [['"Finance"', '"u-1"', 'true']]))
    const request = {
      context: { subject: { department: 'Finance' } },
      principal: { type: 'User', id: 'u-1' },
    }
    expect(asked(model, request)).toMatchObject({
      outcome: 'permit',
      reads: ['principal.id', 'subject.department'],
    })
  })

  it('gives nothing, and names the rules, where unique rules hold at once', () => {
    const model = definitions(
      table(
        ['n'],
        [
          ['> 1', 'true'],
          ['> 2', 'true'],
        ],
      ),
    )
    expect(asked(model, { n: 3 })).toMatchObject({
      outcome: 'deny',
      determining: [],
      erringPositions: ['Access#1', 'Access#2'],
    })
  })

  it.each([
    ['FIRST', 'permit', ['r1']],
    ['ANY', 'deny', []],
    ['PRIORITY', 'deny', ['r2']],
  ])('decides by the hit policy %s', (hitPolicy, outcome, determining) => {
    const output = '<outputValues><text>"deny", "permit"</text></outputValues>'
    const model = definitions(
      table(
        ['n'],
        [
          ['> 1', '"permit"'],
          ['> 2', '"deny"'],
          ['> 9', '"permit"'],
        ],
        { hitPolicy, output },
      ),
    )
    expect(asked(model, { n: 3 })).toMatchObject({ outcome, determining })
  })

  it('refuses COUNT of equal outputs, which versions of DMN count in two ways', () => {
    const model = definitions(
      table(
        ['n'],
        [
          ['> 1', '1'],
          ['> 2', '1'],
        ],
        { hitPolicy: 'COLLECT', attributes: 'aggregation="COUNT"' },
      ),
    )
    expect(asked(model, { n: 3 })).toMatchObject({ ok: false, why: expect.stringContaining('COUNT') })
  })
})

describe('a graph of decisions', () => {
  it('evaluates what is required, reads dates by their type, and names its own rules only', () => {
    const answer = asked(REQUIRED, { Applicant: { since: '2025-05-04', 'risk score': 20.5 } })
    expect(answer).toMatchObject({
      outcome: 'permit',
      determining: ['yes'],
      reads: ['Applicant.risk score', 'Applicant.since'],
    })
    expect(asked(REQUIRED, { Applicant: { since: '2026-05-04', 'risk score': 20 } })).toMatchObject({
      determining: ['t#2'],
    })
  })

  it('is asked for the decision that the request names, else the one that no other requires', () => {
    const request = {
      decision: 'Eligibility',
      input: { Applicant: { since: '2025-05-04', 'risk score': 20 } },
    }
    expect(asked(REQUIRED, request)).toMatchObject({ outcome: 'permit', determining: ['Eligibility'] })
    const two = definitions(literal('true') + literal('false', 'Other'))
    expect(asked(two, {})).toMatchObject({ ok: false, why: expect.stringContaining('no decision is named') })
    expect(compiled(two, 'Other').evaluate({ text: '{}' })).toMatchObject({ outcome: 'deny' })
  })

  it('says what it reads without a request, and which ids its rules have', () => {
    const policy = compiled(REQUIRED)
    expect(policy.staticReads()).toEqual(new Set(['Applicant.risk score', 'Applicant.since']))
    expect(policy.ruleNames().get('Access#2')).toBe('t#2')
    expect(policy.literals()).toEqual(expect.arrayContaining(['50', 'true', 'false']))
  })

  it('takes partial for a name of its own within for alone', () => {
    const every = definitions(literal('every x in [1, 2] satisfies x < partial'))
    expect(compiled(every).staticReads()).toEqual(new Set(['partial']))
    expect(asked(every, { partial: 3 })).toMatchObject({ outcome: 'permit', reads: ['partial'] })
    const all = definitions(literal('count(for x in [1, 2] return count(partial)) = 2'))
    expect(compiled(all).staticReads()).toEqual(new Set())
  })

  it.each([
    [
      'a circle',
      '<decision id="a" name="A"><informationRequirement><requiredDecision href="#a"/></informationRequirement></decision>',
      'requires itself',
    ],
    [
      'a name that is not required',
      `<inputData id="i" name="risk"/>${literal('risk > 1')}`,
      'reads risk, which it does not require',
    ],
    ['an id that stands twice', `${literal('1')}${literal('2')}`, 'the id Access stands twice'],
    [
      'another language',
      '<decision id="a" name="A"><literalExpression expressionLanguage="javascript"><text>1</text></literalExpression></decision>',
      'javascript',
    ],
    ['a function of Java', literal('(function(a) external {java: {class: "x"}})(1)'), 'external'],
    [
      'a type that is not there',
      '<decision id="a" name="A"><variable name="A" typeRef="tNone"/></decision>',
      'tNone',
    ],
    ['no FEEL', literal('1 +'), 'not understood'],
    ['an entity', '<!DOCTYPE x [<!ENTITY e "1">]>', 'XML'],
  ])('refuses %s', (_, inner, why) => {
    expect(refusal(definitions(inner))).toContain(why)
  })

  it('refuses a document type', () => {
    expect(
      refusal(
        `<!DOCTYPE definitions [<!ENTITY e "1">]>${definitions(literal('1'))}`.replace(
          /<\?xml[^>]*\?>\n/,
          '',
        ),
      ),
    ).toContain('document type')
  })
})

describe('what a request may hold', () => {
  it('keeps all digits of numbers, and refuses more than decimal128 has', () => {
    const model = definitions(literal('n = 9007199254740993'))
    expect(asked(model, '{"n": 9007199254740993}')).toMatchObject({ outcome: 'permit' })
    expect(asked(model, '{"n": 9007199254740992}')).toMatchObject({ outcome: 'deny' })
    expect(asked(model, `{"n": ${'1'.repeat(35)}}`)).toMatchObject({
      ok: false,
      why: expect.stringContaining('decimal128'),
    })
    expect(asked(definitions(literal('a + b = 0.3')), '{"a": 0.1, "b": 0.2}')).toMatchObject({
      outcome: 'permit',
    })
  })

  it('takes names of an object’s own machinery as names', () => {
    const model = definitions(literal('constructor = "x" and get value(o, "__proto__") = 1'))
    expect(asked(model, '{"constructor": "x", "o": {"__proto__": 1}}')).toMatchObject({ outcome: 'permit' })
    expect(asked(model, '{"o": {}}')).toMatchObject({
      outcome: 'deny',
      missingAttributes: [expect.stringContaining('constructor')],
    })
  })

  it('reads a clock only where one is given, and says so', () => {
    const model = definitions(literal('now() > @"2026-01-01T00:00:00Z" and today() = @"2026-05-04"'))
    expect(asked(model, {}, '2026-05-04T02:13:07Z')).toMatchObject({ outcome: 'permit', clock: 'assumed' })
    expect(asked(model, {})).toMatchObject({
      ok: false,
      why: expect.stringContaining('a clock is read, and none is given'),
    })
  })

  it.each(['[1]', '{"a": 1, "a": 2}', 'x', '{"decision": 1, "input": {}}'])(
    'says in words that %s is no request',
    (text) => {
      expect(asked(RISK, text)).toMatchObject({ ok: false, why: expect.stringContaining('the request') })
    },
  )
})

describe('an outcome', () => {
  it.each([
    ['"Approved"', 'permit'],
    ['{reason: "x", effect: "FORBID"}', 'deny'],
    ['["permit", "allow"]', 'permit'],
    ['null', 'deny'],
    ['[]', 'deny'],
  ])('is read from %s', (expression, outcome) => {
    expect(asked(definitions(literal(expression)), {})).toMatchObject({ ok: true, outcome })
  })

  it.each(['5', '"maybe"', '["permit", "deny"]', '{a: true}', '{allow: true, permit: false}'])(
    'is not guessed from %s',
    (expression) => {
      expect(asked(definitions(literal(expression)), {})).toMatchObject({
        ok: false,
        why: expect.stringContaining('no outcome'),
      })
    },
  )
})

describe('hostile models and requests', () => {
  it.each([
    ['recursion', '(function(f) f(f))(function(f) f(f))'],
    ['a triple loop', 'count(for a in 1..9999, b in 1..9999, c in 1..9999 return 1) > 0'],
    ['a loop that copies all before it', 'count(for a in 1..90000 return count(partial)) > 0'],
    ['a long range', 'count(for a in 1..99999999999 return 1) > 0'],
    [
      'lists that double',
      `string({a0: [1,1], ${Array.from({ length: 40 }, (_, at) => `a${at + 1}: [a${at}, a${at}]`).join(', ')}}) = ""`,
    ],
    [
      'a string that doubles',
      `string length({a0: "xxxx", ${Array.from({ length: 40 }, (_, at) => `a${at + 1}: a${at} + a${at}`).join(', ')}}.a40) > 0`,
    ],
  ])('ends %s by refusing it', (_, expression) => {
    expect(asked(definitions(literal(expression)), {})).toMatchObject({ ok: false })
  })

  it('finds a pattern that goes back and forth elsewhere in time', () => {
    expect(asked(definitions(literal('matches(s, "^(a+)+$")')), { s: `${'a'.repeat(5000)}!` })).toMatchObject(
      { outcome: 'deny' },
    )
  })

  it.each([
    ['deep parentheses', `${'('.repeat(5000)}1${')'.repeat(5000)}`],
    ['a long sum', Array.from({ length: 5000 }, () => '1').join('+')],
  ])('refuses %s when it is compiled', (_, expression) => {
    expect(refusal(definitions(literal(expression)))).toMatch(/nested|characters/)
  })
})
