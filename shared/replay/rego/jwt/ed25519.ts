import { SHA512 } from '../hashes/hash.ts'
import { power } from './rsa.ts'

const P = (1n << 255n) - 19n
const L = (1n << 252n) + 27742317777372353535851937790883648493n
const D = modulo(-121665n * power(121666n, P - 2n, P))
const ROOT = power(2n, (P - 1n) / 4n, P)

/** Extended coordinates: x = X/Z, y = Y/Z, T = XY/Z. */
interface Point {
  readonly x: bigint
  readonly y: bigint
  readonly z: bigint
  readonly t: bigint
}

const BASE = pointOf(modulo(4n * power(5n, P - 2n, P)), 0n)

/** RFC 8032 section 5.1.7, without cofactor, as Go's crypto/ed25519. */
export function verifyEd25519(key: Uint8Array, message: Uint8Array, signature: Uint8Array): boolean {
  const s = little(signature.subarray(32))
  const point = decode(key)
  if (signature.length !== 64 || s >= L || point === undefined || BASE === undefined) return false
  const r = signature.subarray(0, 32)
  const hashed = little(SHA512.digest(Uint8Array.of(...r, ...key, ...message))) % L
  const sum = add(times(BASE, s), times(negated(point), hashed))
  return encode(sum).every((byte, at) => byte === r[at])
}

/** RFC 8032 section 5.1.6. Requires a seed of 32 bytes and the key that belongs to it. */
export function signEd25519(seed: Uint8Array, key: Uint8Array, message: Uint8Array): Uint8Array {
  if (BASE === undefined) throw new RangeError('no base point')
  const expanded = SHA512.digest(seed)
  const scalar = clamped(expanded.slice(0, 32))
  const nonce = little(SHA512.digest(Uint8Array.of(...expanded.subarray(32), ...message))) % L
  const r = encode(times(BASE, nonce))
  const hashed = little(SHA512.digest(Uint8Array.of(...r, ...key, ...message))) % L
  return Uint8Array.of(...r, ...littleBytes((nonce + hashed * scalar) % L))
}

/** The public key of a seed. */
export function keyOfSeed(seed: Uint8Array): Uint8Array {
  if (BASE === undefined) throw new RangeError('no base point')
  return encode(times(BASE, clamped(SHA512.digest(seed).slice(0, 32))))
}

function clamped(bytes: Uint8Array): bigint {
  bytes[0] = (bytes[0] ?? 0) & 248
  bytes[31] = ((bytes[31] ?? 0) & 63) | 64
  return little(bytes)
}

function decode(bytes: Uint8Array): Point | undefined {
  const number = little(bytes)
  const sign = number >> 255n
  return bytes.length === 32 ? pointOf(modulo(number & ((1n << 255n) - 1n)), sign) : undefined
}

/** The point with this y and the sign of x; undefined: there is none. */
function pointOf(y: bigint, sign: bigint): Point | undefined {
  const square = modulo((y * y - 1n) * power(modulo(D * y * y + 1n), P - 2n, P))
  let x = power(square, (P + 3n) / 8n, P)
  if (modulo(x * x - square) !== 0n) x = modulo(x * ROOT)
  if (modulo(x * x - square) !== 0n) return undefined
  if ((x & 1n) !== sign) x = modulo(-x)
  return { x, y, z: 1n, t: modulo(x * y) }
}

function add(a: Point, b: Point): Point {
  const left = modulo((a.y - a.x) * (b.y - b.x))
  const right = modulo((a.y + a.x) * (b.y + b.x))
  const t = modulo(2n * D * a.t * b.t)
  const z = modulo(2n * a.z * b.z)
  const [e, f, g, h] = [right - left, z - t, z + t, right + left]
  return { x: modulo(e * f), y: modulo(g * h), z: modulo(f * g), t: modulo(e * h) }
}

function times(point: Point, factor: bigint): Point {
  let result: Point = { x: 0n, y: 1n, z: 1n, t: 0n }
  for (const bit of factor.toString(2)) {
    result = add(result, result)
    if (bit === '1') result = add(result, point)
  }
  return result
}

function negated({ x, y, z, t }: Point): Point {
  return { x: modulo(-x), y, z, t: modulo(-t) }
}

function encode({ x, y, z }: Point): Uint8Array {
  const inverse = power(z, P - 2n, P)
  return littleBytes(modulo(y * inverse) | ((modulo(x * inverse) & 1n) << 255n))
}

function little(bytes: Uint8Array): bigint {
  return bytes.reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n)
}

function littleBytes(number: bigint): Uint8Array {
  return Uint8Array.from({ length: 32 }, (_, at) => Number((number >> BigInt(at * 8)) & 0xffn))
}

function modulo(number: bigint): bigint {
  const rest = number % P
  return rest < 0n ? rest + P : rest
}
