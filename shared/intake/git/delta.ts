import { GitRefused, OBJECT_BYTES } from './git-refused.ts'

const COPY = 0x80
const DEFAULT_COPY = 0x10000

/** Applies a delta of a pack to its base (gitformat-pack, "Deltified representation"). Throws GitRefused. */
export function applyDelta(base: Buffer, delta: Buffer): Buffer {
  const reader = new DeltaReader(delta)
  const [from, size] = [reader.size(), reader.size()]
  if (from !== base.length || size > OBJECT_BYTES) throw damaged()
  const result = Buffer.alloc(size)
  let at = 0
  while (!reader.ended) {
    const instruction = reader.byte()
    if (instruction === 0) throw damaged()
    const part =
      (instruction & COPY) === 0 ? reader.take(instruction) : copied(base, reader.place(instruction))
    if (at + part.length > size) throw damaged()
    result.set(part, at)
    at += part.length
  }
  if (at !== size) throw damaged()
  return result
}

function copied(
  base: Buffer,
  { offset, length }: { readonly offset: number; readonly length: number },
): Buffer {
  if (offset + length > base.length) throw damaged()
  return base.subarray(offset, offset + length)
}

class DeltaReader {
  readonly #delta: Buffer
  #at = 0

  constructor(delta: Buffer) {
    this.#delta = delta
  }

  get ended(): boolean {
    return this.#at >= this.#delta.length
  }

  byte(): number {
    const byte = this.#delta[this.#at]
    if (byte === undefined) throw damaged()
    this.#at++
    return byte
  }

  take(length: number): Buffer {
    const part = this.#delta.subarray(this.#at, this.#at + length)
    if (part.length < length) throw damaged()
    this.#at += length
    return part
  }

  /** Seven bits a byte, the lowest first. */
  size(): number {
    let size = 0
    for (let scale = 1; scale < 2 ** 50; scale *= 128) {
      const byte = this.byte()
      size += (byte & 0x7f) * scale
      if ((byte & 0x80) === 0) return size
    }
    throw damaged()
  }

  /** The bytes of offset and length that the instruction says are there. */
  place(instruction: number): { readonly offset: number; readonly length: number } {
    let offset = 0
    let length = 0
    for (let bit = 0; bit < 4; bit++) if ((instruction & (1 << bit)) !== 0) offset += this.byte() * 256 ** bit
    for (let bit = 0; bit < 3; bit++)
      if ((instruction & (0x10 << bit)) !== 0) length += this.byte() * 256 ** bit
    return { offset, length: length === 0 ? DEFAULT_COPY : length }
  }
}

function damaged(): GitRefused {
  return new GitRefused('an object in it is damaged: its delta does not fit its base')
}
