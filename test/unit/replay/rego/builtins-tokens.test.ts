import {
  type JsonWebKey,
  type KeyObject,
  constants,
  createHmac,
  generateKeyPairSync,
  sign,
} from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { call } from './builtin-call.ts'

const text = (value: string) => JSON.stringify(value)
const part = (value: string) => Buffer.from(value).toString('base64url')

interface Made {
  readonly token: string
  readonly pem: string
  readonly jwk: JsonWebKey
}

function made(alg: string, keys: { readonly publicKey: KeyObject; readonly privateKey: KeyObject }): Made {
  const signed = `${part(JSON.stringify({ alg }))}.${part('{"sub":"ann"}')}`
  const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: constants.RSA_PSS_SALTLEN_DIGEST }
  const signature = sign(alg === 'EdDSA' ? null : `sha${alg.slice(2)}`, Buffer.from(signed), {
    key: keys.privateKey,
    dsaEncoding: 'ieee-p1363',
    ...(alg.startsWith('PS') ? pss : {}),
  })
  return {
    token: `${signed}.${signature.toString('base64url')}`,
    pem: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
    jwk: keys.publicKey.export({ format: 'jwk' }),
  }
}

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const MADE: readonly (readonly [string, Made])[] = [
  ...['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'].map((alg) => [alg, made(alg, rsa)] as const),
  ['ES256', made('ES256', generateKeyPairSync('ec', { namedCurve: 'P-256' }))],
  ['ES384', made('ES384', generateKeyPairSync('ec', { namedCurve: 'P-384' }))],
  ['ES512', made('ES512', generateKeyPairSync('ec', { namedCurve: 'P-521' }))],
  ['EdDSA', made('EdDSA', generateKeyPairSync('ed25519'))],
]

function hs256(header: string, payload: string, secret: string): string {
  const signed = `${part(header)}.${part(payload)}`
  return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`
}

/** Another signature, of the same length. */
function spoiled(token: string): string {
  const at = token.lastIndexOf('.') + 20
  return token.slice(0, at) + (token[at] === 'A' ? 'B' : 'A') + token.slice(at + 1)
}

describe('tokens', () => {
  it.each(MADE)('signed with %s are told from spoiled ones, by PEM and JWK', (alg, { token, pem, jwk }) => {
    const name = `io.jwt.verify_${alg.toLowerCase()}`
    expect(call(name, text(token), text(pem))).toBe('true')
    expect(call(name, text(token), text(JSON.stringify(jwk)))).toBe('true')
    expect(call(name, text(token), text(JSON.stringify({ keys: [{ ...jwk, alg: 'HS256' }] })))).toBe('false')
    expect(call(name, text(spoiled(token)), text(pem))).toBe('false')
    expect(call('io.jwt.decode_verify', text(token), JSON.stringify({ cert: pem, alg }))).toBe(
      `[true,{"alg":"${alg}"},{"sub":"ann"}]`,
    )
  })

  it('are decoded without being verified', () => {
    const token = hs256('{"alg":"HS256"}', '{"n":1.50}', 'x')
    expect(call('io.jwt.decode', text(token))).toMatch(/^\[\{"alg":"HS256"\},\{"n":1\.50\},"[0-9a-f]{64}"\]$/)
    expect(call('io.jwt.decode', '"a.b"')).toBe('eval_builtin_error')
    expect(call('io.jwt.decode', text(`${part('{"enc":"x"}')}.${part('{}')}.x`))).toBe('eval_builtin_error')
  })

  it('hold only with all that is asked of them', () => {
    const token = hs256('{"alg":"HS256"}', '{"iss":"i","aud":["a","b"],"exp":100,"nbf":50}', 's')
    const ask = (constraints: object) =>
      call(
        'io.jwt.decode_verify',
        text(token),
        JSON.stringify({ secret: 's', aud: 'b', time: 60e9, ...constraints }),
      )
    expect(ask({ iss: 'i' })).toMatch(/^\[true,/)
    for (const wrong of [
      { iss: 'j' },
      { aud: 'c' },
      { time: 100e9 },
      { time: 49e9 },
      { secret: 't' },
      { alg: 'HS384' },
    ])
      expect(ask(wrong)).toBe('[false,{},{}]')
    expect(ask({ unknown: 1 })).toBe('eval_builtin_error')
    expect(ask({ cert: 'x' })).toBe('eval_builtin_error')
  })

  it('with a time are not judged by a clock that nobody recorded', () => {
    const token = hs256('{"alg":"HS256"}', '{"exp":100}', 's')
    expect(call('io.jwt.decode_verify', text(token), '{"secret":"s"}')).toBe('refused')
  })

  it('never take the public key for a secret', () => {
    const [, { pem }] = MADE[0] ?? ['', made('RS256', rsa)]
    const token = hs256('{"alg":"HS256"}', '{}', pem)
    expect(call('io.jwt.decode_verify', text(token), JSON.stringify({ cert: pem }))).toBe('refused')
    expect(call('io.jwt.verify_rs256', text(token), text(pem))).toBe('false')
  })

  it('with a parameter that must be understood, and is not, do not hold', () => {
    const token = hs256('{"alg":"HS256","crit":["exp2"],"exp2":1}', '{}', 's')
    expect(call('io.jwt.decode_verify', text(token), '{"secret":"s"}')).toBe('[false,{},{}]')
  })

  it('are made where a signature is the same each time', () => {
    const key = { kty: 'oct', k: part('secret') }
    const token = hs256('{"alg":"HS256","typ":"JWT"}', '{"a":1}', 'secret')
    expect(call('io.jwt.encode_sign', '{"typ":"JWT","alg":"HS256"}', '{"a":1}', JSON.stringify(key))).toBe(
      text(token),
    )
    const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })
    expect(call('io.jwt.encode_sign', '{"alg":"ES256"}', '{}', JSON.stringify(ec))).toBe('refused')
    expect(call('io.jwt.encode_sign', '{"alg":"none"}', '{}', JSON.stringify(key))).toBe('eval_builtin_error')
  })
})
