import { describe, expect, it } from 'vitest'
import { numberOfText } from '../../../../shared/replay/rego/values/number.ts'
import { call, callWith } from './builtin-call.ts'

/** Of Go's fmt.Sprintf. */
const FORMATTED = [
  ['%11.7s|%z', '[0.5238203060500009, -1.625e30]', '%!s(float64=  0.5238203)|%!z(float64=-1.625e+30)'],
  ['x %[3]12.5X', '["日本", 41271]', 'x %!X(BADINDEX)'],
  ['%0.2T%0t', '["a"]', 'st%!t(MISSING)'],
  ['%-010d|%+g', '[55900]', '55900     |%!g(MISSING)'],
  ['%1.1d', '[931, 5.75]', '931%!(EXTRA float64=5.75)'],
  ['% 4O%b', '[496]', ' 0o760%!b(MISSING)'],
  ['%[2]d %[1]s', '["a", 1]', '1 a'],
  ['%*d|%5.2f', '[5, 7, 2.675]', '    7| 2.67'],
  ['%v %v %v', '[1.0, 1234567.5, 1e21]', '1 1.2345675e+06 1e+21'],
  ['%d', '[123456789012345678901234567890]', '123456789012345678901234567890'],
  ['%s %v %q', '[[1, "a"], {"k": null}, "\\"é"]', String.raw`[1, "a"] {"k": null} "\"é"`],
  ['%x %X %#x', '["hé", "hi", 255]', '68c3a9 6869 0xff'],
  ['%.0f %.0f %.1f', '[0.5, 1.5, 0.25]', '0 2 0.2'],
  ['100%', '[]', '100%!(NOVERB)'],
]

describe('sprintf', () => {
  it.each(FORMATTED)('writes %j of %s as Go does', (format, args, text) => {
    expect(call('sprintf', JSON.stringify(format), args ?? '')).toBe(JSON.stringify(text))
  })

  it('refuses what versions of Go write differently, and texts without end', () => {
    expect(call('sprintf', '"%05s"', '["a"]')).toBe('refused')
    expect(call('sprintf', `"${'%1000000d'.repeat(20)}"`, `[${'1,'.repeat(19)}1]`)).toBe('refused')
  })
})

describe('strings', () => {
  it('have places in code points', () => {
    expect(call('indexof', '"skön😀vår"', '"vår"')).toBe('5')
    expect(call('indexof_n', '"😇😀😇😀"', '"😀"')).toBe('[1,3]')
    expect(call('substring', '"a😀öä"', '1', '2')).toBe('"😀ö"')
    expect(call('strings.reverse', '"a😀"')).toBe('"😀a"')
    expect(call('indexof', '"a"', '""')).toBe('eval_builtin_error')
  })

  it('change case letter by letter, as Go does', () => {
    expect(call('upper', '"straße ﬁ ᾳ"')).toBe('"STRAßE ﬁ ᾼ"')
    expect(call('lower', '"İΣΑΣ"')).toBe('"iσασ"')
    expect(call('lower', '"\u{1c89}"')).toBe('refused')
  })

  it('are trimmed by sets of characters, and of what Go takes for space', () => {
    expect(call('trim', '"¡¡a!"', '"!¡"')).toBe('"a"')
    expect(call('trim_space', '"\u{85}\u{3000}a\u{feff} "')).toBe('"a\u{feff}"')
  })

  it('are replaced by the first pattern in order that stands at a place', () => {
    expect(call('strings.replace_n', '{"f": "x", "foo": "xxx"}', '"foobar"')).toBe('"xoobar"')
    expect(call('replace', '"abc"', '""', '"-"')).toBe('"-a-b-c-"')
    expect(call('strings.replace_n', '{"": "-", "b": "X"}', '"abc"')).toBe('"-a-X-c-"')
    expect(call('replace', '"é"', '""', '"-"')).toBe('refused')
  })

  it('are split, joined and counted', () => {
    expect(call('split', '"a,b"', '","')).toBe('["a","b"]')
    expect(call('split', '"é😀"', '""')).toBe('["é","😀"]')
    expect(call('strings.count', '"dummy"', '""')).toBe('6')
    expect(call('concat', '","', '["a", 1]')).toBe('eval_type_error')
  })

  it('keep bytes that are no UTF-8 for those functions that work on bytes, and for no others', () => {
    const decode = (text: string) => JSON.parse(call('base64.decode', JSON.stringify(text))) as string
    expect(decode('/w==')).toBe('\u{fffd}')
    const bytes = '\u{dcff}'
    expect(callWith('base64.encode', [bytes])).toBe('"/w=="')
    expect(callWith('count', [bytes])).toBe('1')
    expect(callWith('upper', [bytes])).toBe('refused')
  })

  it('are made of numbers in a base that is written as one', () => {
    expect(callWith('format_int', [numberOfText('-255.9'), numberOfText('16')])).toBe('"-ff"')
    expect(callWith('format_int', [numberOfText('1'), numberOfText('16.0')])).toBe('eval_type_error')
  })
})
