import { primes, rootFraction } from './primes.ts'
import { padded } from './words.ts'

const CONSTANTS = Uint32Array.from(primes(64), (prime) => Number(rootFraction(prime, 3n, 32n)))
const INITIAL = Uint32Array.from(primes(8), (prime) => Number(rootFraction(prime, 2n, 32n)))

/** FIPS 180-4 section 6.2. */
export function sha256(bytes: Uint8Array): Uint8Array {
  const message = padded(bytes, 64, 'big-endian')
  const state = Uint32Array.from(INITIAL)
  for (let block = 0; block < message.byteLength; block += 64) addBlock(state, message, block)
  const digest = new DataView(new ArrayBuffer(32))
  for (const [at, word] of state.entries()) digest.setUint32(at * 4, word)
  return new Uint8Array(digest.buffer)
}

function addBlock(state: Uint32Array, message: DataView, block: number): void {
  const words = new Int32Array(64)
  for (let at = 0; at < 64; at += 1) words[at] = at < 16 ? message.getInt32(block + at * 4) : word(words, at)
  let [a = 0, b = 0, c = 0, d = 0, e = 0, f = 0, g = 0, h = 0] = state
  for (const [step, word] of words.entries()) {
    const choice = (e & f) ^ (~e & g)
    const majority = (a & b) ^ (a & c) ^ (b & c)
    const first =
      (h + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + choice + (CONSTANTS[step] ?? 0) + word) | 0
    const second = ((right(a, 2) ^ right(a, 13) ^ right(a, 22)) + majority) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [at, word] of [a, b, c, d, e, f, g, h].entries()) state[at] = ((state[at] ?? 0) + word) >>> 0
}

function word(words: Int32Array, at: number): number {
  const [near, far] = [words[at - 2] ?? 0, words[at - 15] ?? 0]
  const mixedNear = right(near, 17) ^ right(near, 19) ^ (near >>> 10)
  const mixedFar = right(far, 7) ^ right(far, 18) ^ (far >>> 3)
  return (mixedNear + (words[at - 7] ?? 0) + mixedFar + (words[at - 16] ?? 0)) | 0
}

function right(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}
