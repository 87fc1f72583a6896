import { primes, rootFraction } from './primes.ts'
import { padded } from './words.ts'

const CONSTANTS = primes(80).map((prime) => rootFraction(prime, 3n, 64n))
const INITIAL_512 = primes(8).map((prime) => rootFraction(prime, 2n, 64n))
const INITIAL_384 = primes(16)
  .slice(8)
  .map((prime) => rootFraction(prime, 2n, 64n))

/** FIPS 180-4 section 6.4. */
export function sha512(bytes: Uint8Array): Uint8Array {
  return digest(bytes, INITIAL_512, 64)
}

/** FIPS 180-4 section 6.5. */
export function sha384(bytes: Uint8Array): Uint8Array {
  return digest(bytes, INITIAL_384, 48)
}

function digest(bytes: Uint8Array, initial: readonly bigint[], length: number): Uint8Array {
  const message = padded(bytes, 128, 'big-endian')
  const state = BigUint64Array.from(initial)
  for (let block = 0; block < message.byteLength; block += 128) addBlock(state, message, block)
  const view = new DataView(new ArrayBuffer(64))
  for (const [at, word] of state.entries()) view.setBigUint64(at * 8, word)
  return new Uint8Array(view.buffer).slice(0, length)
}

function addBlock(state: BigUint64Array, message: DataView, block: number): void {
  const words = new BigUint64Array(80)
  for (let at = 0; at < 80; at += 1)
    words[at] = at < 16 ? message.getBigUint64(block + at * 8) : word(words, at)
  let [a = 0n, b = 0n, c = 0n, d = 0n, e = 0n, f = 0n, g = 0n, h = 0n] = state
  for (const [step, word] of words.entries()) {
    const choice = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const spread = right(e, 14n) ^ right(e, 18n) ^ right(e, 41n)
    const first = cut(h + spread + choice + (CONSTANTS[step] ?? 0n) + word)
    const second = cut((right(a, 28n) ^ right(a, 34n) ^ right(a, 39n)) + majority)
    h = g
    g = f
    f = e
    e = cut(d + first)
    d = c
    c = b
    b = a
    a = cut(first + second)
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = cut((state[at] ?? 0n) + word)
}

function word(words: BigUint64Array, at: number): bigint {
  const [near, far] = [words[at - 2] ?? 0n, words[at - 15] ?? 0n]
  const mixedNear = right(near, 19n) ^ right(near, 61n) ^ (near >> 6n)
  const mixedFar = right(far, 1n) ^ right(far, 8n) ^ (far >> 7n)
  return cut(mixedNear + (words[at - 7] ?? 0n) + mixedFar + (words[at - 16] ?? 0n))
}

function right(word: bigint, by: bigint): bigint {
  return (word >> by) | cut(word << (64n - by))
}

function cut(word: bigint): bigint {
  return BigInt.asUintN(64, word)
}
