import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { call } from './builtin-call.ts'

/** Of Go's math/big at OPA's precision. */
const CALCULATED = [
  ['plus', '225.33409', '943.25943', '1168.59352'],
  ['plus', '-349.622e-6', '-27', '-27.000349622'],
  ['plus', '209.68599', '2632674243055189081', '2.6326742430551892908e+18'],
  ['plus', '2545180611416007730', '82e-132', '2545180611416007730'],
  ['mul', '-935.435e-5', '-878.238e15', '8215345635300000'],
  ['mul', '1e6', '2', '2000000'],
  ['div', '14', '678.8398464020664', '0.020623421082603945039'],
  ['div', '25', '-424.799e26', '-5.885136264445066961e-28'],
  ['div', '562e-13', '-455.195e-30', '-1.23463570557673085164e+17'],
  ['div', '1e109', '1e100', '1000000000'],
  ['div', '6', '3', '2'],
  ['rem', '-7', '3', '-1'],
  ['rem', '1e3', '7', '6'],
]

describe('arithmetic', () => {
  it.each(CALCULATED)('%s(%s, %s) is %s, to the last bit', (name, a = '', b = '', result = '') => {
    expect(call(name ?? '', a, b)).toBe(result)
  })

  it('is exact on integers that fit 64 bits', () => {
    const integers = fc.bigInt({ min: -(1n << 62n), max: (1n << 62n) - 1n })
    fc.assert(
      fc.property(integers, integers, (a, b) => {
        expect(call('plus', `${a}`, `${b}`)).toBe(`${a + b}`)
        expect(call('minus', `${a}`, `${b}`)).toBe(`${a - b}`)
      }),
    )
  })

  it('has no one answer where versions of OPA round large integers differently', () => {
    expect(call('mul', '12345678901234567', '12345678901234567')).toBe('refused')
    expect(call('product', '[94906267, 94906267]')).toBe('refused')
    expect(call('sum', '[9223372036854775807, 1]')).toBe('refused')
  })

  it('ends with an error where there is no result', () => {
    expect(call('div', '1', '0.0')).toBe('eval_builtin_error')
    expect(call('rem', '1', '0')).toBe('eval_builtin_error')
    expect(call('rem', '1.5', '1')).toBe('eval_builtin_error')
    expect(call('plus', '1', '"1"')).toBe('eval_type_error')
  })

  it('rounds half away from zero, and between -1 and 0 up and down as OPA does', () => {
    expect(['2.5', '-2.5', '0.4999'].map((number) => call('round', number))).toEqual(['3', '-3', '0'])
    expect(['-1.99', '-0.5', '0.1'].map((number) => call('ceil', number))).toEqual(['-1', '1', '1'])
    expect(['-1.01', '-0.5', '1.9'].map((number) => call('floor', number))).toEqual(['-2', '0', '1'])
  })

  it('refuses numbers so large that they could only be calculated with for ever', () => {
    expect(call('plus', '1e999999999', '1')).toBe('refused')
    expect(call('numbers.range', '1', '1000000000000')).toBe('refused')
  })

  it('ranges over integers up and down', () => {
    expect(call('numbers.range', '2', '-1')).toBe('[2,1,0,-1]')
    expect(call('numbers.range_step', '0', '5', '2')).toBe('[0,2,4]')
    expect(call('numbers.range_step', '0', '5', '0')).toBe('eval_builtin_error')
  })

  it('shifts bits of any number', () => {
    expect(call('bits.lsh', '9223372036854775807', '1')).toBe('18446744073709551614')
    expect(call('bits.and', '-1', '255')).toBe('255')
    expect(call('bits.rsh', '7', '-1')).toBe('eval_type_error')
  })
})
