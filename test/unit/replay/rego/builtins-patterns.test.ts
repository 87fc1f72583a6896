import { describe, expect, it } from 'vitest'
import { call } from './builtin-call.ts'

const text = (value: string) => JSON.stringify(value)

describe('regular expressions', () => {
  it('are those of RE2: what goes back on its steps is no pattern', () => {
    expect(call('regex.is_valid', text('(?P<a>\\d+)'))).toBe('true')
    for (const pattern of ['(?=a)', '(a)\\1', 'a{1001}', '['])
      expect(call('regex.is_valid', text(pattern))).toBe('false')
    expect(call('regex.match', text('('), text('a'))).toBe('eval_builtin_error')
  })

  it('take time that is linear in the text', () => {
    expect(call('regex.match', text('^(a+)+$'), text(`${'a'.repeat(20_000)}b`))).toBe('false')
  })

  it('find, split and replace as Go does', () => {
    expect(call('regex.find_n', text('a*'), text('baac'), '-1')).toBe('["","aa",""]')
    expect(call('regex.find_all_string_submatch_n', text('a(x*)b'), text('-ab-axb-'), '-1')).toBe(
      '[["ab",""],["axb","x"]]',
    )
    expect(call('regex.split', text('z*'), text('aéb'))).toBe('["a","é","b"]')
    expect(call('regex.replace', text('foo bar'), text('(?P<first>\\w)(\\w)'), text('${first}$2x$$'))).toBe(
      text('f$o b$r'),
    )
  })

  it('have no one answer where versions of OPA see another start of the text', () => {
    expect(call('regex.replace', text('aab'), text('^a'), text('-'))).toBe('refused')
  })

  it('match templates of patterns in any delimiters', () => {
    expect(call('regex.template_match', text('urn:<[a-z]+>.x'), text('urn:ab.x'), '"<"', '">"')).toBe('true')
    expect(call('regex.template_match', text('urn:<[a-z]+>.x'), text('urn:ab-x'), '"<"', '">"')).toBe('false')
    expect(call('regex.template_match', text('urn:<a'), text('urn:a'), '"<"', '">"')).toBe(
      'eval_builtin_error',
    )
  })
})

describe('globs', () => {
  it.each([
    ['*.github.com', '[]', 'api.github.com', 'true'],
    ['*.github.com', '[]', 'api.cdn.github.com', 'false'],
    ['**.github.com', '["."]', 'api.cdn.github.com', 'true'],
    ['*:github:com', '[":"]', 'api.v1:github:com', 'true'],
    ['*', 'null', 'a.b', 'true'],
    ['?at', '[]', 'cat', 'true'],
    ['[!abc]at', '[]', 'cat', 'false'],
    ['{cat,bat,[fr]at}', '[]', 'rat', 'true'],
    ['\\*', '[]', '*', 'true'],
  ])('%s with delimiters %s and %s: %s', (pattern, delimiters, subject, result) => {
    expect(call('glob.match', text(pattern), delimiters, text(subject))).toBe(result)
  })

  it('are refused where the library answers otherwise than it says', () => {
    for (const [pattern, subject] of [
      ['?', ''],
      ['***', ''],
      ['{**,a}[a-c]', 'a'],
      ['[!a]ab', 'éab'],
      ['a**ab', 'ab'],
    ] as const)
      expect(call('glob.match', text(pattern), '["."]', text(subject))).toBe('refused')
  })

  it('are errors where they are none', () => {
    for (const pattern of ['[', '[]', '[z-a]', '[a-cx]'])
      expect(call('glob.match', text(pattern), '[]', '"a"')).toBe('eval_builtin_error')
  })
})
