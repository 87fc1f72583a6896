/** Many short texts as one run of bytes: a million strings would cost what a million strings cost. */
export interface TextBlob {
  /** Where each text ends in `bytes`; it begins where the one before it ends. */
  readonly end: Uint32Array
  /** UTF-8. */
  readonly bytes: Uint8Array
}

/** The texts one after another. Requires fewer than 2^32 bytes of them. */
export function textBlob(texts: readonly string[]): TextBlob {
  const whole = texts.join('')
  const bytes = Buffer.from(whole, 'utf8')
  const end = new Uint32Array(texts.length)
  const isAscii = bytes.length === whole.length
  let at = 0
  for (const [place, text] of texts.entries()) {
    at += isAscii ? text.length : Buffer.byteLength(text, 'utf8')
    end[place] = at
  }
  return { end, bytes }
}

/** The text at a place. Requires 0 <= place < number of texts. */
export function textAt({ end, bytes }: TextBlob, place: number): string {
  const from = place === 0 ? 0 : (end[place - 1] as number)
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('utf8', from, end[place])
}
