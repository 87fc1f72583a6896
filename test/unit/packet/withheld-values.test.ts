import { expect, it } from 'vitest'
import { WithheldValues } from '../../../shared/packet/redaction/withheld-values.ts'

function withheld(...given: readonly (string | number)[]): WithheldValues {
  const values = new WithheldValues()
  for (const value of given) values.add(value)
  return values
}

it('masks a short value where it is a word, and leaves it in times and in places of records', () => {
  expect(withheld(34).mask('risk.score = 34 as of 2026-05-21T16:34:17.845Z (s2:34): permit')).toBe(
    'risk.score = (withheld) as of 2026-05-21T16:34:17.845Z (s2:34): permit',
  )
})

const START = 'https://erp.example.com/tickets/CHG-'

it('masks a value that was cut as far as it goes, whatever other values begin alike', () => {
  const values = withheld(`${START}1001-Ana-Ruiz-is-ill`, `${START}2002`, `${START}10`)
  expect(values.mask(`see ${START}1001-Ana-Ruiz…`)).toBe('see (withheld)…')
})

it('masks what a message left of a value where it cut it, however little', () => {
  expect(withheld('Ana Ruiz').mask('{"context":{"who":"Ana R…')).toBe('{"context":{"who":"(withheld)…')
  expect(withheld('Anatol').mask('Banat… Anat…')).toBe('Banat… (withheld)…')
})

it.each([
  ['JSON of letters of ASCII alone', String.raw`"Zo\u00eb M\u00FCller"`, String.raw`"(withheld)"`],
  [
    'JSON in JSON',
    String.raw`{"a":"{\"b\":\"Zo\\u00eb M\\u00fcller\"}"}`,
    String.raw`{"a":"{\"b\":\"(withheld)\"}"}`,
  ],
  ['a debugging form', String.raw`no user "Zo\u{eb} M\xfcller"`, 'no user "(withheld)"'],
  ['an escape cut through', String.raw`"Zo\u00eb M\u00…`, String.raw`"(withheld)\u00…`],
])('masks a value that is written in escapes: %s', (_, text, masked) => {
  const values = withheld('Zoë Müller')
  expect(values.mask(text)).toBe(masked)
  expect(values.tells(text)).toBe(true)
})

it('finds a value with what is unseen in it where a message shows that', () => {
  expect(withheld('Ana\nRuiz\u202e').mask(String.raw`to Ana\u000aRuiz\u202e, "Ana\nRuiz\u202e"`)).toBe(
    'to (withheld), "(withheld)"',
  )
})

it('leaves no half of a character', () => {
  expect(withheld(`${START}😀`).mask(`${START}😁.`)).toBe('(withheld).')
})

it('takes no longer for many values that begin alike, each of another length', () => {
  const values = withheld(...Array.from({ length: 3000 }, (_, at) => `aa${'b'.repeat(at + 2)}`))
  const started = performance.now()
  expect(values.tells('a'.repeat(100_000))).toBe(false)
  expect(performance.now() - started).toBeLessThan(5000)
})
