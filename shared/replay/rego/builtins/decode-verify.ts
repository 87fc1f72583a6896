import { ALGORITHMS, fits, verify } from '../jwt/algorithms.ts'
import type { NamedKey } from '../jwt/keys.ts'
import { isPrivate, publicKeys } from '../jwt/keys.ts'
import type { Token, TokenHeader } from '../jwt/token.ts'
import { headerOf, objectOfJson, signatureOf, signedPart, textOf, tokenOf } from '../jwt/token.ts'
import { doubleOf } from '../values/arithmetic.ts'
import { bytesOfString } from '../values/bytes.ts'
import { compareNumbers, numberOfText } from '../values/number.ts'
import { NotExact } from '../values/not-exact.ts'
import { EMPTY_OBJECT } from '../values/object.ts'
import { termText } from '../values/term-text.ts'
import type { RegoNumber, RegoObject, Value } from '../values/value.ts'
import { isArray, isNumber } from '../values/value.ts'
import type { BuiltinContext } from './builtin.ts'
import { failed } from './builtin.ts'
import { objectOperand, textOperand, utf8 } from './operands.ts'

interface Constraints {
  readonly keys: readonly NamedKey[] | undefined
  readonly secret: string
  readonly algorithm: string
  readonly issuer: string
  readonly audience: string
  /** Seconds since 1970; undefined: not given, and OPA would ask its clock. */
  readonly time: RegoNumber | undefined
}

const UNVERIFIED: Value = [false, EMPTY_OBJECT, EMPTY_OBJECT]
const MOST_NESTED = 20

/** Whether signature and claims hold (RFC 7519 section 7.2), with header and payload where they do. */
export function decodeVerify(args: readonly Value[], context: BuiltinContext): Value {
  const constraints = constraintsOf(objectOperand(args, 1))
  let text = textOperand(args, 0)
  for (let depth = 0; depth < MOST_NESTED; depth += 1) {
    const token = tokenOf(text)
    const header = headerOf(token)
    if (!header.isValid) return UNVERIFIED
    if (constraints.algorithm !== '' && constraints.algorithm !== header.algorithm) return UNVERIFIED
    context.spend(1_000)
    if (!isSigned(token, header, constraints)) return UNVERIFIED
    text = textOf(token.payload)
    if (header.contentType.toLowerCase() === 'jwt') continue
    const payload = objectOfJson(text)
    return claimsHold(payload, constraints) ? [true, header.all, payload] : UNVERIFIED
  }
  throw new NotExact(`tokens in tokens, more than ${MOST_NESTED} deep`)
}

const NAMES: ReadonlySet<Value> = new Set(['cert', 'secret', 'alg', 'iss', 'aud', 'time'])

function constraintsOf(object: RegoObject): Constraints {
  for (const name of object.keys())
    if (!NAMES.has(name)) failed(`unknown token validation constraint: ${termText(name)}`)
  const [cert, time] = [object.get('cert'), object.get('time')]
  const [secret, algorithm, issuer, audience] = ['secret', 'alg', 'iss', 'aud'].map((name) =>
    textAt(object, name),
  )
  const keys = cert === undefined ? undefined : publicKeys(textAt(object, 'cert'))
  if (keys?.some(({ key }) => isPrivate(key)) === true)
    throw new NotExact('a private key where a public one should be')
  if ((keys === undefined) === (secret === '')) return failed('no key constraint, or two')
  return {
    keys,
    secret: secret ?? '',
    algorithm: algorithm ?? '',
    issuer: issuer ?? '',
    audience: audience ?? '',
    time: time === undefined ? undefined : secondsOf(time),
  }
}

function textAt(object: RegoObject, name: string): string {
  const value = object.get(name)
  if (value === undefined) return ''
  return typeof value === 'string' ? utf8(value) : failed(`${name} constraint: must be a string`)
}

/** In doubles, as OPA has it. */
function secondsOf(time: Value): RegoNumber {
  if (!isNumber(time)) return failed('token time constraint: must be a number')
  const nanoseconds = doubleOf(time)
  if (nanoseconds < 0) return failed('token time constraint: must not be negative')
  if (!Number.isFinite(nanoseconds)) return failed('token time constraint: unvalid float64')
  return numberOfText(String(nanoseconds / 1_000_000_000))
}

/** Versions of OPA differ in whether a key of another type is an error, or no match. */
function isSigned(token: Token, header: TokenHeader, constraints: Constraints): boolean {
  const algorithm = ALGORITHMS.get(header.algorithm)
  if (algorithm === undefined) throw new NotExact('a token with an algorithm that OPA does not know')
  const secret = { kind: 'secret', bytes: bytesOfString(constraints.secret) } as const
  const keys = constraints.keys ?? [{ key: secret, algorithm: '', id: '' }]
  const named = header.keyId === '' ? undefined : keys.find(({ id }) => id === header.keyId)
  const tried =
    named === undefined
      ? keys.filter((key) => key.algorithm === '' || key.algorithm === header.algorithm)
      : [named]
  if (tried.some(({ key }) => !fits(key, algorithm)))
    throw new NotExact('a key of another type than the algorithm of the token takes')
  return tried.some(({ key }) => verify(algorithm, key, signedPart(token), signatureOf(token)))
}

function claimsHold(payload: RegoObject, { issuer, audience, time }: Constraints): boolean {
  const [iss, aud] = [payload.get('iss'), payload.get('aud')]
  if (issuer !== '' && iss !== undefined && typeof iss !== 'string')
    throw new NotExact('a token whose issuer is no string')
  if (issuer !== '' && iss !== issuer) return false
  if (aud === undefined ? audience !== '' : !namesAudience(aud, audience)) return false
  const [expires, begins] = [claimedTime(payload, 'exp'), claimedTime(payload, 'nbf')]
  if (time === undefined && (expires ?? begins) !== undefined)
    throw new NotExact('io.jwt.decode_verify without a time, of a token that has one: OPA asked its clock')
  if (time === undefined) return true
  if (expires !== undefined && compareNumbers(time, expires) >= 0) return false
  return begins === undefined || compareNumbers(time, begins) >= 0
}

/** A token that is for somebody is not for nobody. */
function namesAudience(aud: Value, audience: string): boolean {
  return isArray(aud) ? aud.includes(audience) : aud === audience
}

function claimedTime(payload: RegoObject, name: string): RegoNumber | undefined {
  const value = payload.get(name)
  if (value === undefined || isNumber(value)) return value
  return failed(`${name} value must be a number`)
}
