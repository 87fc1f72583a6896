import { describe, expect, it } from 'vitest'
import { compiledCedar } from '../../fixtures/cedar-policy.ts'

function literals(condition: string): readonly string[] {
  return compiledCedar(`@id("never") permit(principal == User::"never", action, resource)
    when { ${condition} };`).literals()
}

describe('what a policy holds values against', () => {
  it.each([
    ['context.site == "HQ" && context.risk <= 40', ['"HQ"', '40']],
    ['context.a > -5 && context.b', ['-5']],
    ['["x", "y"].contains(context.a)', ['"x"', '"y"']],
    ['context.a == User::"u"', ['{"__entity":{"type":"User","id":"u"}}']],
    ['context.a > decimal("1.5")', ['{"__extn":{"fn":"decimal","arg":"1.5"}}']],
    ['context.a like "erp/*-x"', ['"erp/-x"']],
    ['{"key": "value"} == context.a', ['"value"']],
    ['context has "attribute" && principal is Agent', []],
    ['context.a == "twice" || context.b == "twice"', ['"twice"']],
  ])('%s', (condition, found) => {
    expect(literals(condition)).toEqual(found)
  })

  it('keeps every digit of integers that a double would round', () => {
    expect(literals('context.a == 9007199254740993 || context.b == -9007199254740995')).toEqual([
      '9007199254740993',
      '-9007199254740995',
    ])
    expect(literals('context.a == "9007199254740993" && context.b == 9007199254740992')).toEqual([
      '"9007199254740993"',
      '9007199254740992',
    ])
  })

  it('keeps them in the JSON format too', () => {
    const json = `{"effect":"permit","principal":{"op":"All"},"action":{"op":"All"},"resource":{"op":"All"},
      "conditions":[{"kind":"when","body":{"==":{"left":{".":{"left":{"Var":"context"},"attr":"a"}},
      "right":{"Value":9007199254740993}}}}]}`
    expect(compiledCedar({ 'policy.json': json }).literals()).toEqual(['9007199254740993'])
  })
})
