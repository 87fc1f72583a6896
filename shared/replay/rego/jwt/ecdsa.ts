import { numberOf } from './rsa.ts'
import type { CurveName, Key } from './public-key.ts'

/** y² = x³ - 3x + b over the integers modulo p; G has the order n. */
interface Curve {
  readonly p: bigint
  readonly b: bigint
  readonly n: bigint
  readonly g: Point
  /** In bytes. */
  readonly size: number
}

interface Point {
  readonly x: bigint
  readonly y: bigint
}

/** FIPS 186-5 and SP 800-186, section 3.2.1. */
const CURVES: Readonly<Record<CurveName, Curve>> = {
  'P-256': {
    p: 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn,
    b: 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn,
    n: 0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551n,
    g: {
      x: 0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296n,
      y: 0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5n,
    },
    size: 32,
  },
  'P-384': {
    p: 0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffffn,
    b: 0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aefn,
    n: 0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973n,
    g: {
      x: 0xaa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7n,
      y: 0x3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5fn,
    },
    size: 48,
  },
  'P-521': {
    p: (1n << 521n) - 1n,
    b: 0x51953eb9618e1c9a1f929a21a0b68540eea2da725b99b315f3b8b489918ef109e156193951ec7e937b1652c0bd3bb1bf073573df883d2c34f1ef451fd46b503f00n,
    n: (1n << 521n) - (1n << 264n) + 0xfa51868783bf2f966b7fcc0148f709a5d03bb5c9b8899c47aebb6fb71e91386409n,
    g: {
      x: 0xc6858e06b70404e9cd9e3ecb662395b4429c648139053fb521f828af606b4d3dbaa14b5e77efe75928fe1dc127a2ffa8de3348b3c1856a429bf97e7e31c2e5bd66n,
      y: 0x11839296a789a3bc0045c8a5fb42c7d1bd998f54449579b446817afbd17273e662c97ee72995ef42640c550b9013fad0761353c7086a272c24088be94769fd16650n,
    },
    size: 66,
  },
}

export function curveSize(curve: CurveName): number {
  return CURVES[curve].size
}

/** ECDSA (FIPS 186-5 section 6.4.2). Requires a signature of two numbers of the curve's size. */
export function verifyEcdsa(
  key: Key & { readonly kind: 'ec' },
  digest: Uint8Array,
  signature: Uint8Array,
): boolean {
  const curve = CURVES[key.curve]
  const [r, s] = [numberOf(signature.subarray(0, curve.size)), numberOf(signature.subarray(curve.size))]
  if (!isOn(curve, key) || r <= 0n || r >= curve.n || s <= 0n || s >= curve.n) return false
  const inverse = invert(s, curve.n)
  const hashed = leftmost(digest, curve.n)
  const sum = sumOfTimes(curve, [
    { point: curve.g, factor: modulo(hashed * inverse, curve.n) },
    { point: key, factor: modulo(r * inverse, curve.n) },
  ])
  if (sum.z === 0n) return false
  const scale = invert(sum.z, curve.p)
  return modulo(sum.x * scale * scale, curve.p) % curve.n === r
}

function leftmost(digest: Uint8Array, order: bigint): bigint {
  const spare = digest.length * 8 - order.toString(2).length
  return spare > 0 ? numberOf(digest) >> BigInt(spare) : numberOf(digest)
}

function isOn({ p, b }: Curve, { x, y }: Point): boolean {
  return x < p && y < p && modulo(y * y - (x * x * x - 3n * x + b), p) === 0n
}

/** Jacobian coordinates: x = X/Z², y = Y/Z³. Z is zero at infinity. */
interface Jacobian extends Point {
  readonly z: bigint
}

interface Term {
  readonly point: Point
  readonly factor: bigint
}

/** Bit by bit for both at once. */
function sumOfTimes({ p }: Curve, terms: readonly Term[]): Jacobian {
  const bits = terms.map(({ point, factor }) => ({ point: { ...point, z: 1n }, bits: factor.toString(2) }))
  const length = Math.max(...bits.map((term) => term.bits.length))
  let sum: Jacobian = { x: 1n, y: 1n, z: 0n }
  for (let at = length; at > 0; at -= 1) {
    sum = double(sum, p)
    for (const term of bits) if (term.bits[term.bits.length - at] === '1') sum = add(sum, term.point, p)
  }
  return sum
}

function double({ x, y, z }: Jacobian, p: bigint): Jacobian {
  const [yy, zz] = [(y * y) % p, (z * z) % p]
  const s = (4n * x * yy) % p
  const m = modulo(3n * (x - zz) * (x + zz), p)
  const doubled = modulo(m * m - 2n * s, p)
  return {
    x: doubled,
    y: modulo(m * (s - doubled) - 8n * yy * yy, p),
    z: (2n * y * z) % p,
  }
}

function add(a: Jacobian, b: Jacobian, p: bigint): Jacobian {
  if (a.z === 0n) return b
  if (b.z === 0n) return a
  const [aa, bb] = [(a.z * a.z) % p, (b.z * b.z) % p]
  const [u, v] = [(a.x * bb) % p, (b.x * aa) % p]
  const [s, t] = [(a.y * bb * b.z) % p, (b.y * aa * a.z) % p]
  const [h, r] = [modulo(v - u, p), modulo(t - s, p)]
  if (h === 0n) return r === 0n ? double(a, p) : { x: 1n, y: 1n, z: 0n }
  const hh = (h * h) % p
  const [hhh, uhh] = [(h * hh) % p, (u * hh) % p]
  const x = modulo(r * r - hhh - 2n * uhh, p)
  return { x, y: modulo(r * (uhh - x) - s * hhh, p), z: (a.z * b.z * h) % p }
}

/** By the extended algorithm of Euclid. */
function invert(number: bigint, modulus: bigint): bigint {
  let [a, b] = [modulo(number, modulus), modulus]
  let [x, y] = [1n, 0n]
  while (a > 1n) {
    const quotient = b / a
    ;[a, b] = [b - quotient * a, a]
    ;[x, y] = [y - quotient * x, x]
  }
  return modulo(x, modulus)
}

function modulo(number: bigint, p: bigint): bigint {
  const rest = number % p
  return rest < 0n ? rest + p : rest
}
