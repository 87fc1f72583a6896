import type { Hash } from 'node:crypto'
import { DocketError } from '../../model/error.ts'
import type { ImportState } from '../../model/import-state.ts'

/**
 * The text after what an earlier import kept, or all of it, looked at up to there. Throws SOURCE_CHANGED where the
 * text before it is not that which was kept. `text` takes the bytes of that part.
 */
export async function* skipPrefix(
  path: string,
  pieces: AsyncIterable<Uint8Array>,
  kept: ImportState,
  text: Hash,
  give: 'rest' | 'all',
): AsyncGenerator<Uint8Array, void> {
  let left = kept.textBytes
  const check = () => {
    const same = kept.textBytes === 0 || text.copy().digest('hex') === kept.textSha256
    if (left > 0 || !same) throw new DocketError('SOURCE_CHANGED', { path, offset: kept.textBytes })
  }
  let checked = false
  for await (const piece of pieces) {
    const skipped = piece.subarray(0, left)
    text.update(skipped)
    left -= skipped.length
    if (give === 'all') yield left > 0 ? piece : skipped
    if (left > 0) continue
    if (!checked) check()
    checked = true
    if (skipped.length < piece.length) yield piece.subarray(skipped.length)
  }
  if (!checked) check()
}
