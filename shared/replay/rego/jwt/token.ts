import { failed } from '../builtins/builtin.ts'
import { decodeBase64Url } from '../builtins/encodings.ts'
import { unmarshalled } from '../builtins/json-functions.ts'
import { utf8 } from '../builtins/operands.ts'
import { bytesOfString, stringOfBytes } from '../values/bytes.ts'
import type { RegoObject, Value } from '../values/value.ts'
import { isArray, isObject } from '../values/value.ts'

/** A JSON Web Token in its compact form (RFC 7515 section 7.1), its parts still encoded. */
export interface Token {
  readonly header: string
  readonly payload: string
  readonly signature: string
}

export interface TokenHeader {
  readonly all: RegoObject
  readonly algorithm: string
  readonly keyId: string
  readonly contentType: string
  /** It names an algorithm, and no parameter that must be understood and is not. */
  readonly isValid: boolean
}

export function tokenOf(text: string): Token {
  const [header, payload, signature, more] = text.split('.')
  if (header === undefined || payload === undefined || signature === undefined || more !== undefined)
    return failed('encoded JWT must have 3 sections')
  return { header, payload, signature }
}

/** What is signed (RFC 7515 section 5.2). */
export function signedPart({ header, payload }: Token): Uint8Array {
  return bytesOfString(`${header}.${payload}`)
}

export function signatureOf({ signature }: Token): Uint8Array {
  return decodeBase64Url(signature)
}

export function textOf(part: string): string {
  return utf8(stringOfBytes(decodeBase64Url(part)))
}

export function objectOfJson(text: string): RegoObject {
  const value = unmarshalled(text)
  return isObject(value) ? value : failed('decoded JSON type was not an Object')
}

/** Fails for an encrypted token. */
export function headerObject(token: Token): RegoObject {
  const header = objectOfJson(textOf(token.header))
  return header.has('enc') ? failed('JWT is a JWE object, which is not supported') : header
}

export function headerOf(token: Token): TokenHeader {
  const all = headerObject(token)
  const algorithm = stringOf(all, 'alg')
  const [keyId, contentType] = [stringOf(all, 'kid'), stringOf(all, 'cty')]
  stringOf(all, 'typ')
  const critical = criticalOf(all)
  const unknown = all.keys().filter((name) => !KNOWN.has(name))
  const isValid = algorithm !== '' && !unknown.some((name) => critical.has(name))
  return { all, algorithm, keyId, contentType, isValid }
}

const KNOWN: ReadonlySet<Value> = new Set(['alg', 'kid', 'typ', 'cty', 'crit'])

function stringOf(header: RegoObject, name: string): string {
  const value = header.get(name)
  if (value === undefined) return ''
  return typeof value === 'string' ? value : failed(`${name}: must be a string`)
}

function criticalOf(header: RegoObject): ReadonlySet<Value> {
  const value = header.get('crit')
  if (value === undefined) return new Set()
  if (!isArray(value)) return failed('crit: must be a list')
  const names = new Set(value.filter((name) => typeof name === 'string'))
  return names.size === 0 ? failed('crit: must be a nonempty list') : names
}
