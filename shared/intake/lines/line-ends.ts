const NEWLINE = 0x0a

/**
 * Offsets past the last byte of each line, its `\n` included; the last line may lack one.
 * Requires fewer than 2^32 bytes.
 */
export function lineEnds(bytes: Uint8Array): Uint32Array {
  let ends = new Uint32Array(1024)
  let count = 0
  for (let at = 0; at < bytes.length;) {
    const newline = bytes.indexOf(NEWLINE, at)
    at = newline === -1 ? bytes.length : newline + 1
    if (count === ends.length) {
      const longer = new Uint32Array(count * 2)
      longer.set(ends)
      ends = longer
    }
    ends[count++] = at
  }
  return ends.subarray(0, count)
}
