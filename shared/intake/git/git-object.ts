import { createHash } from 'node:crypto'
import { inflateSync } from 'node:zlib'
import {
  GitRefused,
  INFLATED_BYTES,
  LEAST_INFLATED_BYTES,
  OBJECT_BYTES,
  PUT_TOGETHER_BYTES,
} from './git-refused.ts'

export type ObjectType = 'commit' | 'tree' | 'blob' | 'tag'

export interface GitObject {
  readonly type: ObjectType
  readonly bytes: Buffer
}

/** Forty hex digits: SHA-1 over type, size and bytes. */
export type Oid = string

export const OID = /^[0-9a-f]{40}$/

/** Where objects are found by their ids. Hostile: what it gives is held against the id by who asks. */
export interface ObjectStore {
  /** Undefined: it has none of that id. Throws GitRefused. */
  find(oid: Oid): Promise<GitObject | undefined>
}

/** The id that git gives to an object: SHA-1 of its head and its bytes, in hex. */
export function oidOf({ type, bytes }: GitObject): Oid {
  return createHash('sha1').update(`${type} ${bytes.length}\0`).update(bytes).digest('hex')
}

/** Inflates what is hostile, within what may be inflated and put together of one repository. */
export class Inflater {
  #left = INFLATED_BYTES
  #toPutTogether = PUT_TOGETHER_BYTES

  /** At most `most` bytes of a zlib stream; `used` is how much of `bytes` it took. Throws GitRefused. */
  inflate(bytes: Uint8Array, most: number): { readonly bytes: Buffer; readonly used: number } {
    if (most > OBJECT_BYTES)
      throw new GitRefused(`an object in it has ${most} bytes, the limit is ${OBJECT_BYTES}`)
    // A byte more, so that what is longer than it says is seen.
    const { buffer, engine } = inflated(bytes, most + 1)
    if (buffer.length > most) throw new GitRefused('an object in it is longer than it says')
    this.#left -= Math.max(buffer.length, LEAST_INFLATED_BYTES)
    if (this.#left < 0)
      throw new GitRefused(`more than ${INFLATED_BYTES} bytes would have to be inflated to read it`)
    return { bytes: buffer, used: engine.bytesWritten }
  }

  /** So many bytes were put together from a delta. Throws GitRefused. */
  putTogether(bytes: number): void {
    this.#toPutTogether -= bytes
    if (this.#toPutTogether < 0)
      throw new GitRefused(`more than ${PUT_TOGETHER_BYTES} bytes would have to be put together to read it`)
  }
}

function inflated(bytes: Uint8Array, most: number) {
  try {
    // With `info` both are given, which the types do not know.
    return inflateSync(bytes, { maxOutputLength: Math.max(1, most), info: true }) as unknown as {
      readonly buffer: Buffer
      readonly engine: { readonly bytesWritten: number }
    }
  } catch (error) {
    throw new GitRefused('an object in it is damaged, or longer than it says', { cause: error })
  }
}
