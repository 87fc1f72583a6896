import { describe, expect, it } from 'vitest'
import type { EngineName } from '../../../../shared/model/policy.ts'
import type { JsonValue } from '../../../../shared/model/json.ts'
import { loggedRequest } from '../../../../shared/replay/what-if/logged-request.ts'

const BIND = {
  principal: undefined,
  action: undefined,
  resource: undefined,
  context: { who: { dept: '{subject.department}' }, note: 'of {subject.department}' },
}

function changed(
  text: string,
  name: string,
  value: JsonValue | undefined,
  engine: EngineName = 'cedar',
  bind?: typeof BIND,
): string {
  const result = loggedRequest({ text }, engine, bind).changed([{ name, value }])
  return result.ok ? result.request.text : result.why
}

describe('a logged request with another value', () => {
  it.each<[EngineName, string, string, string]>([
    ['cedar', '{"context":{"a":{"b":1}}}', 'a.b', '{"context":{"a":{"b":2}}}'],
    ['cedar', '{"context":{"a.b":1}}', 'a.b', '{"context":{"a.b":2}}'],
    ['cedar', '{"principal":"x"}', 'a.b', '{"principal":"x","context":{"a":{"b":2}}}'],
    ['rego', '{"input":{"a":1},"path":"p"}', 'a', '{"input":{"a":2},"path":"p"}'],
    ['rego', '{"context":{"a":1}}', 'a', '{"context":{"a":2}}'],
    ['dmn', '{"a":1}', 'a', '{"a":2}'],
    ['cerbos', '{"principal":{"attr":{"a":1}}}', 'principal.attr.a', '{"principal":{"attr":{"a":2}}}'],
  ])('of %s: %s', (engine, text, name, result) => {
    expect(changed(text, name, 2, engine)).toBe(result)
  })

  it('keeps all other numbers with their digits', () => {
    expect(changed('{"context":{"a":1,"n":9007199254740993}}', 'a', 2)).toBe(
      '{"context":{"a":2,"n":9007199254740993}}',
    )
  })

  it('can be without the attribute', () => {
    expect(changed('{"context":{"a":{"b":1,"c":2}}}', 'a.b', undefined)).toBe('{"context":{"a":{"c":2}}}')
    expect(changed('{"context":{"a":1}}', 'z', undefined)).toBe('{"context":{"a":1}}')
  })

  it('finds an attribute where bind lays it, and only there', () => {
    const text = '{"context":{"who":{"dept":"Finance"}}}'
    expect(changed(text, 'subject.department', 'IT', 'cedar', BIND)).toBe('{"context":{"who":{"dept":"IT"}}}')
    const request = loggedRequest({ text }, 'cedar', BIND)
    expect(request.carries('subject.department')).toEqual({
      paths: ['who.dept', 'context.who.dept'],
      unknown: 'who.dept',
      beyondReads: false,
    })
    expect(request.carries('who.dept')).toBeUndefined()
  })
})
