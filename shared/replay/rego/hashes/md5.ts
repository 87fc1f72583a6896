import { padded, rotateLeft } from './words.ts'

const SHIFTS = [
  [7, 12, 17, 22],
  [5, 9, 14, 20],
  [4, 11, 16, 23],
  [6, 10, 15, 21],
]

const SINES = Uint32Array.from({ length: 64 }, (_, at) => Math.floor(Math.abs(Math.sin(at + 1)) * 2 ** 32))

/** RFC 1321. */
export function md5(bytes: Uint8Array): Uint8Array {
  const message = padded(bytes, 64, 'little-endian')
  const state = Uint32Array.of(0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476)
  for (let block = 0; block < message.byteLength; block += 64) addBlock(state, message, block)
  const digest = new DataView(new ArrayBuffer(16))
  for (const [at, word] of state.entries()) digest.setUint32(at * 4, word, true)
  return new Uint8Array(digest.buffer)
}

function addBlock(state: Uint32Array, message: DataView, block: number): void {
  let [a = 0, b = 0, c = 0, d = 0] = state
  for (let step = 0; step < 64; step += 1) {
    const round = Math.floor(step / 16)
    const [mixed, word] = mix(round, step, [b, c, d])
    const sum = (a + mixed + (SINES[step] ?? 0) + message.getUint32(block + word * 4, true)) | 0
    a = d
    d = c
    c = b
    b = (b + rotateLeft(sum, SHIFTS[round]?.[step % 4] ?? 0)) | 0
  }
  for (const [at, word] of [a, b, c, d].entries()) state[at] = ((state[at] ?? 0) + word) >>> 0
}

/** The function of the round, and which word of the block it takes. */
function mix(
  round: number,
  step: number,
  [b, c, d]: readonly [number, number, number],
): readonly [number, number] {
  if (round === 0) return [(b & c) | (~b & d), step]
  if (round === 1) return [(d & b) | (~d & c), (5 * step + 1) % 16]
  if (round === 2) return [b ^ c ^ d, (3 * step + 5) % 16]
  return [c ^ (b | ~d), (7 * step) % 16]
}
