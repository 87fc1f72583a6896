import { padded, rotateLeft } from './words.ts'

/** FIPS 180-4 section 6.1. */
export function sha1(bytes: Uint8Array): Uint8Array {
  const message = padded(bytes, 64, 'big-endian')
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0)
  for (let block = 0; block < message.byteLength; block += 64) addBlock(state, message, block)
  const digest = new DataView(new ArrayBuffer(20))
  for (const [at, word] of state.entries()) digest.setUint32(at * 4, word)
  return new Uint8Array(digest.buffer)
}

function addBlock(state: Uint32Array, message: DataView, block: number): void {
  const words = new Int32Array(80)
  for (let at = 0; at < 80; at += 1) words[at] = at < 16 ? message.getInt32(block + at * 4) : word(words, at)
  let [a = 0, b = 0, c = 0, d = 0, e = 0] = state
  for (const [step, word] of words.entries()) {
    const next = (rotateLeft(a, 5) + mix(step, [b, c, d]) + e + word) | 0
    e = d
    d = c
    c = rotateLeft(b, 30)
    b = a
    a = next
  }
  for (const [at, word] of [a, b, c, d, e].entries()) state[at] = ((state[at] ?? 0) + word) >>> 0
}

function word(words: Int32Array, at: number): number {
  const mixed = [3, 8, 14, 16].reduce((sum, back) => sum ^ (words[at - back] ?? 0), 0)
  return rotateLeft(mixed, 1)
}

/** The function and the constant of the step together. */
function mix(step: number, [b, c, d]: readonly [number, number, number]): number {
  if (step < 20) return ((b & c) | (~b & d)) + 0x5a827999
  if (step < 40) return (b ^ c ^ d) + 0x6ed9eba1
  if (step < 60) return ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
  return (b ^ c ^ d) + 0xca62c1d6
}
