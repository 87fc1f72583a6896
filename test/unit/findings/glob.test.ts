import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { admits, fitsGlob } from '../../../shared/findings/reading/glob.ts'

it.each([
  ['erp/*', 'erp/ap/clerk', true],
  ['erp/*', 'erp/', true],
  ['erp/*', 'erp', false],
  ['*/admin', 'erp/ap/admin', true],
  ['*/admin', 'erp/administrator', false],
  ['a*a', 'a', false],
  ['a*a', 'aa', true],
  ['a*bc*c', 'abc', false],
  ['*', '', true],
  ['a.c', 'abc', false],
  ['a?c', 'abc', false],
  ['[ab]', 'a', false],
  ['ERP/*', 'erp/x', false],
])('%s on %s: %s', (pattern, text, fits) => {
  expect(fitsGlob(pattern, text)).toBe(fits)
})

it('fits what the regular expression of the same meaning fits', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', '*', '/'), maxLength: 8 })
  fc.assert(
    fc.property(letters, letters, (pattern, text) => {
      const same = new RegExp(`^${pattern.replaceAll('*', '[^]*')}$`)
      expect(fitsGlob(pattern, text)).toBe(same.test(text))
    }),
    { numRuns: 2000 },
  )
})

it('stays fast on a hostile pattern', () => {
  expect(fitsGlob(`${'*a'.repeat(5000)}b`, 'a'.repeat(100_000))).toBe(false)
})

it('restricts nothing where the list is left out, admits nothing where it is empty', () => {
  expect(admits(undefined, 'x')).toBe(true)
  expect(admits([], 'x')).toBe(false)
})
