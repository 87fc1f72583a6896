/** A value of DER (X.690): its tag byte, and where its content stands. */
export interface DerValue {
  readonly tag: number
  readonly content: Uint8Array
  /** Behind its last byte. */
  readonly end: number
}

export const INTEGER = 0x02
export const BIT_STRING = 0x03
export const OBJECT_ID = 0x06
export const SEQUENCE = 0x30

/** Undefined: no value in definite form begins here. */
function derAt(bytes: Uint8Array, at: number): DerValue | undefined {
  const [tag, first] = bytes.subarray(at, at + 2)
  if (tag === undefined || first === undefined) return undefined
  const lengthBytes = first < 0x80 ? 0 : first & 0x7f
  if (lengthBytes > 4 || (first & 0x7f) === 0) {
    if (first !== 0) return undefined
  }
  const from = at + 2 + lengthBytes
  const length =
    first < 0x80 ? first : bytes.subarray(at + 2, from).reduce((sum, byte) => sum * 256 + byte, 0)
  const end = from + length
  return end > bytes.length ? undefined : { tag, content: bytes.subarray(from, end), end }
}

/** The values that stand one after the other. Undefined: they are none, or something follows them. */
export function derValues(bytes: Uint8Array): readonly DerValue[] | undefined {
  const values: DerValue[] = []
  for (let at = 0; at < bytes.length; at = values.at(-1)?.end ?? 0) {
    const value = derAt(bytes, at)
    if (value === undefined) return undefined
    values.push(value)
  }
  return values
}

/** The values of a sequence that is all of the bytes. */
export function sequenceOf(bytes: Uint8Array): readonly DerValue[] | undefined {
  const whole = derAt(bytes, 0)
  return whole?.tag === SEQUENCE && whole.end === bytes.length ? derValues(whole.content) : undefined
}
