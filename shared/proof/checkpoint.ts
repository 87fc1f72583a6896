import { decodeBase64, encodeBase64 } from './base64.ts'
import { concatBytes } from './concat-bytes.ts'
import { HASH_BYTES, type Hash } from './hash.ts'

/** What a checkpoint says: the size and root of the tree of a log (C2SP tlog-checkpoint). */
export interface Checkpoint {
  /** Names the log; one line, not empty. */
  readonly origin: string
  readonly size: number
  readonly root: Uint8Array
}

/** A key that signs notes (C2SP signed-note). `name` has no blanks and no plus sign; `raw` is the Ed25519 key. */
export interface NoteSigner {
  readonly name: string
  readonly raw: Uint8Array
  readonly sign: (bytes: Uint8Array) => Uint8Array
}

export interface SignedCheckpoint {
  readonly checkpoint: Checkpoint
  /** The bytes that are signed. */
  readonly signed: Uint8Array
  /** `id` are the four bytes that hint at the key; nothing here is verified. */
  readonly signatures: readonly { readonly name: string; readonly id: Uint8Array; readonly sig: Uint8Array }[]
}

const encoder = new TextEncoder()
const ED25519 = 0x01
const ID_BYTES = 4
const MAX_SIGNATURES = 64

/** A checkpoint as a signed note: three lines, a blank one, a line for each signature. */
export function checkpointNote(checkpoint: Checkpoint, signers: readonly NoteSigner[], hash: Hash): string {
  const { origin, size, root } = checkpoint
  if (origin === '' || /[\n\r]/.test(origin)) throw new RangeError('an origin is one line')
  const text = `${origin}\n${size}\n${encodeBase64(root)}\n`
  const lines = signers.map(({ name, raw, sign }) => {
    const sig = concatBytes([keyId(name, raw, hash), sign(encoder.encode(text))])
    return `\u2014 ${name} ${encodeBase64(sig)}\n`
  })
  return `${text}\n${lines.join('')}`
}

/** The four bytes that hint at a key: of SHA-256(name ‖ 0x0A ‖ 0x01 ‖ key). */
function keyId(name: string, raw: Uint8Array, hash: Hash): Uint8Array {
  return hash(concatBytes([encoder.encode(`${name}\n`), Uint8Array.of(ED25519), raw])).subarray(0, ID_BYTES)
}

/** Reads a signed checkpoint without verifying it; undefined where it is none. The text is hostile. */
export function readCheckpoint(text: string): SignedCheckpoint | undefined {
  const end = text.indexOf('\n\n')
  if (end < 0) return undefined
  const body = text.slice(0, end + 1)
  const [origin, size, root, ...more] = body.split('\n')
  const hash = decodeBase64(root ?? '')
  if (origin === undefined || origin === '' || more.length !== 1 || hash?.length !== HASH_BYTES)
    return undefined
  if (!/^(0|[1-9]\d{0,15})$/.test(size ?? '')) return undefined
  const signatures = signaturesIn(text.slice(end + 2))
  if (signatures === undefined) return undefined
  return {
    checkpoint: { origin, size: Number(size), root: hash },
    signed: encoder.encode(body),
    signatures,
  }
}

function signaturesIn(text: string): SignedCheckpoint['signatures'] | undefined {
  const lines = text.split('\n')
  if (lines.pop() !== '' || lines.length > MAX_SIGNATURES) return undefined
  const signatures: { name: string; id: Uint8Array; sig: Uint8Array }[] = []
  for (const line of lines) {
    const part = /^\u2014 ([^ +]+) ([A-Za-z0-9+/=]+)$/.exec(line)
    const bytes = decodeBase64(part?.[2] ?? '')
    if (part?.[1] === undefined || bytes === null || bytes.length <= ID_BYTES) return undefined
    signatures.push({ name: part[1], id: bytes.subarray(0, ID_BYTES), sig: bytes.subarray(ID_BYTES) })
  }
  return signatures
}
