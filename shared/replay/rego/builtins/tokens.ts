import { encodeHex } from '../../../proof/hex.ts'
import type { Algorithm } from '../jwt/algorithms.ts'
import { ALGORITHMS, verify } from '../jwt/algorithms.ts'
import { isPrivate, publicKeys } from '../jwt/keys.ts'
import {
  headerObject,
  headerOf,
  objectOfJson,
  signatureOf,
  signedPart,
  textOf,
  tokenOf,
} from '../jwt/token.ts'
import { bytesOfString } from '../values/bytes.ts'
import { NotExact } from '../values/not-exact.ts'
import type { Value } from '../values/value.ts'
import type { Builtin, BuiltinContext } from './builtin.ts'
import { ARRAY, BOOLEAN, OBJECT, STRING, builtin } from './builtin.ts'
import { decodeVerify } from './decode-verify.ts'
import { encodeSign, encodeSignRaw } from './encode-sign.ts'
import { bytesOperand, textOperand } from './operands.ts'

const MOST_NESTED = 20

/** JSON Web Tokens (RFC 7519). */
export const TOKENS: readonly Builtin[] = [
  builtin('io.jwt.decode', [STRING], ARRAY, (args) => decode(textOperand(args, 0), 0)),
  recordable(builtin('io.jwt.decode_verify', [STRING, OBJECT], ARRAY, decodeVerify)),
  recordable(builtin('io.jwt.encode_sign', [OBJECT, OBJECT, OBJECT], STRING, encodeSign)),
  recordable(builtin('io.jwt.encode_sign_raw', [STRING, STRING, STRING], STRING, encodeSignRaw)),
  ...Array.from(ALGORITHMS, ([name, algorithm]) =>
    builtin(`io.jwt.verify_${name.toLowerCase()}`, [STRING, STRING], BOOLEAN, (args, context) =>
      algorithm.family === 'HS' ? verifyByMac(args, algorithm) : verifyByKeys(args, algorithm, context),
    ),
  ),
]

/** Without a time OPA asks its clock, and some signatures are other each time. */
function recordable(token: Builtin): Builtin {
  return { ...token, recordable: true }
}

/** Header, payload, and the signature in hex; of a token that holds a token, those of the inner one. */
function decode(text: string, depth: number): Value {
  if (depth > MOST_NESTED) throw new NotExact(`tokens in tokens, more than ${MOST_NESTED} deep`)
  const token = tokenOf(text)
  const header = headerObject(token)
  const payload = textOf(token.payload)
  const contentType = header.get('cty')
  if (contentType !== undefined && typeof contentType !== 'string')
    throw new NotExact('a token whose content type is no string')
  if (contentType === 'JWT') return decode(payload.replaceAll(/^["']+|["']+$/g, ''), depth + 1)
  return [header, objectOfJson(payload), encodeHex(signatureOf(token))]
}

function verifyByMac(args: readonly Value[], algorithm: Algorithm): boolean {
  const token = tokenOf(textOperand(args, 0))
  const key = { kind: 'secret', bytes: bytesOfString(bytesOperand(args, 1)) } as const
  return verify(algorithm, key, signedPart(token), signatureOf(token))
}

/** By the key that the token names, else by any of those that do not name another algorithm. */
function verifyByKeys(args: readonly Value[], algorithm: Algorithm, context: BuiltinContext): boolean {
  const token = tokenOf(textOperand(args, 0))
  const keys = publicKeys(textOperand(args, 1))
  const signature = signatureOf(token)
  const header = headerOf(token)
  if (keys.some(({ key }) => isPrivate(key))) throw new NotExact('a private key where a public one should be')
  const named = header.keyId === '' ? undefined : keys.find(({ id }) => id === header.keyId)
  const tried =
    named === undefined
      ? keys.filter((key) => key.algorithm === '' || key.algorithm === header.algorithm)
      : [named]
  context.spend(1_000 * tried.length)
  return tried.some(({ key }) => verify(algorithm, key, signedPart(token), signature))
}
