import { createHmac } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { AUTHZ, evaluate } from './asked.ts'

const path = 'authz/allow'

describe('calls that give another answer each time', () => {
  const module = `package p
    allow if http.send({"url": "u", "method": "get"}).status == 200
    early if time.now_ns() < 1759140000123456790`

  it('are answered from what was recorded', () => {
    const recorded = { 'http.send': { '[{"method":"get","url":"u"}]': { status: 200 } } }
    expect(evaluate(module, { path: 'p/allow', input: {}, nd_builtin_cache: recorded })).toMatchObject({
      outcome: 'permit',
    })
  })

  it('cannot be replayed where they were not', () => {
    expect(evaluate(module, { path: 'p/allow', input: {} })).toMatchObject({
      ok: false,
      why: 'cannot be replayed: http.send({"method":"get","url":"u"}) was not recorded',
    })
  })

  it('take the clock that is given for the clock alone, and say so', () => {
    const request = { path: 'p/early', input: {} }
    expect(evaluate(module, request, { at: '2025-09-29T10:00:00.123456789Z' })).toMatchObject({
      outcome: 'permit',
      clock: 'assumed',
    })
    expect(evaluate(module, request, { at: '2025-09-29T10:00:00.123456790Z' })).toMatchObject({
      outcome: 'deny',
      clock: 'assumed',
    })
    expect(evaluate(module, request)).toMatchObject({ ok: false })
    const text =
      '{"path": "p/early", "input": {}, "nd_builtin_cache": {"time.now_ns": {"[]": 1759140000123456789}}}'
    expect(evaluate(module, text, { at: '2031-01-01T00:00:00Z' })).toMatchObject({
      outcome: 'permit',
      clock: 'recorded',
    })
  })
})

describe('an event that was erased in part', () => {
  const input = { role: 'admin', token: { a: 1 } }

  it('is replayed exactly where that part is not read', () => {
    expect(
      evaluate(AUTHZ, { path, input, erased: ['/input/token/secret'], masked: ['/result/x'] }),
    ).toMatchObject({ outcome: 'permit' })
  })

  it.each(['input.token.secret', 'input.token', 'input.token.secret.below', 'input[_]'])(
    'is not where %s is read',
    (read) => {
      expect(
        evaluate(`package p\nallow if ${read}`, { path: 'p/allow', input, erased: ['/input/token/secret'] }),
      ).toMatchObject({
        ok: false,
        why: 'cannot be replayed: it reads /input/token/secret, which was erased or masked',
      })
    },
  )

  it('is replayed where a with puts something in its place', () => {
    const module = 'package p\nq if input.token.secret == 1\nallow if q with input.token as {"secret": 1}'
    expect(evaluate(module, { path: 'p/allow', input, masked: ['/input/token/secret'] })).toMatchObject({
      outcome: 'permit',
      reads: [],
    })
  })

  it('is not where a recorded result was erased', () => {
    const module = 'package p\nallow if time.now_ns() > 0'
    expect(
      evaluate(
        module,
        { path: 'p/allow', input, erased: ['/nd_builtin_cache/time.now_ns'] },
        { at: '2025-01-01T00:00:00Z' },
      ),
    ).toMatchObject({
      why: expect.stringContaining('/nd_builtin_cache/time.now_ns was erased or masked'),
    })
  })
})

describe('a token that OPA held against its clock', () => {
  const module =
    'package p\nallow if { [valid, _, claims] := io.jwt.decode_verify(input.token, {"secret": "k"}); valid; claims.sub == "ann" }'
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signed = `${part({ alg: 'HS256' })}.${part({ sub: 'ann', exp: 2_000_000_000 })}`
  const token = `${signed}.${createHmac('sha256', 'k').update(signed).digest('base64url')}`
  const asked = { path: 'p/allow', input: { token } }
  const call = JSON.stringify([token, { secret: 'k' }])
  const nd_builtin_cache = (result: unknown) => ({ 'io.jwt.decode_verify': { [call]: result } })

  it('is as it was recorded', () => {
    const held = [true, { alg: 'HS256' }, { sub: 'ann', exp: 2_000_000_000 }]
    expect(evaluate(module, { ...asked, nd_builtin_cache: nd_builtin_cache(held) })).toMatchObject({
      outcome: 'permit',
    })
    expect(evaluate(module, { ...asked, nd_builtin_cache: nd_builtin_cache([false, {}, {}]) })).toMatchObject(
      {
        outcome: 'deny',
      },
    )
  })

  it('cannot be replayed where that was not, or was masked', () => {
    const words = { ok: false, why: expect.stringContaining('OPA asked its clock') }
    expect(evaluate(module, asked)).toMatchObject(words)
    const masked = ['/nd_builtin_cache/io.jwt.decode_verify']
    expect(evaluate(module, { ...asked, masked })).toMatchObject(words)
  })

  it('needs no record where it was told the time', () => {
    const timed = module.replace('{"secret": "k"}', '{"secret": "k", "time": 1759140000000000000}')
    expect(evaluate(timed, asked)).toMatchObject({ outcome: 'permit' })
  })
})
