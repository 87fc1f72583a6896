import { describe, expect, it } from 'vitest'
import { compiled, evaluated, versionWhen } from './rules.ts'

const BEYOND = '{"context":{"n":9007199254740993}}'

describe('numbers of a request', () => {
  it('are double unless the bundle says int, so that adding an integer has no overload', () => {
    const request = { context: { n: 4 } }
    expect(evaluated(versionWhen('context.n + 1 == 5', { numbers: 'int' }), request).outcome).toBe('permit')
    expect(evaluated(versionWhen('context.n + 1 == 5'), request).errors).toEqual([
      'rule: no such overload: _+_(double, int)',
    ])
    expect(evaluated(versionWhen('context.n > 3'), request).outcome).toBe('permit')
  })

  it('that are whole are int by how they are written: 1.0 and 1e0 stay double', () => {
    const version = versionWhen(
      'type(context.a) == int && type(context.b) == double && type(context.c) == double',
      { numbers: 'int' },
    )
    expect(evaluated(version, '{"context":{"a":1,"b":1.0,"c":1e0}}').outcome).toBe('permit')
  })

  it('beyond 2^53 are exact where the host had int', () => {
    expect(evaluated(versionWhen('context.n == 9007199254740993', { numbers: 'int' }), BEYOND).outcome).toBe(
      'permit',
    )
    expect(evaluated(versionWhen('context.n == 9007199254740992', { numbers: 'int' }), BEYOND).outcome).toBe(
      'deny',
    )
  })

  it('beyond 2^53 are rounded as the host rounded them where it had double', () => {
    expect(
      evaluated(versionWhen('context.n == 9007199254740992.0', { numbers: 'double' }), BEYOND).outcome,
    ).toBe('permit')
  })

  it('beyond 2^53 are not guessed where the bundle does not say, and only where they are read', () => {
    expect(compiled(versionWhen('context.n > 5')).evaluate({ text: BEYOND })).toMatchObject({ ok: false })
    const beside = '{"context":{"n":9007199254740993,"list":[9007199254740993],"m":6}}'
    expect(evaluated(versionWhen('context.m > 5'), beside).outcome).toBe('permit')
    expect(compiled(versionWhen('context.list[0] > 5')).evaluate({ text: beside })).toMatchObject({
      ok: false,
    })
  })

  it.each(['9007199254740993', '[9007199254740993]', '{"now":9007199254740993}'])(
    'beyond 2^53 are told in words where they stand in no place that a rule reads: %s',
    (text) => {
      const policy = compiled(versionWhen('true'))
      expect(policy.evaluate({ text })).toMatchObject({
        ok: false,
        why: expect.stringContaining('holds 9007199254740993, which no double holds'),
      })
      expect(policy.residual?.({ text }, 'n').kind).toBe('unknown')
    },
  )

  it('beyond 64 bits are refused in words where the host had int', () => {
    expect(
      compiled(versionWhen('true', { numbers: 'int' })).evaluate({ text: '{"n":9223372036854775808}' }),
    ).toMatchObject({
      ok: false,
      why: 'the request holds the number 9223372036854775808, which is no 64-bit integer',
    })
  })

  it('are not compared with a double where implementations of CEL differ', () => {
    const version = versionWhen('context.n == 9007199254740992.0', { numbers: 'int' })
    expect(compiled(version).evaluate({ text: BEYOND })).toMatchObject({ ok: false })
  })
})
