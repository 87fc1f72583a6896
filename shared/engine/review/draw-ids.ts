import { sha256 } from '../../crypto.ts'
import type { DigestText } from '../../model/ids.ts'
import { Drawing, drawScript } from '../../review/draw.ts'
import { idsDigest } from '../../review/ids-digest.ts'

/** Draws `size` of any ids by a seed alone (formats.md 7). An id that comes twice counts once. */
export function drawIds(
  ids: Iterable<string>,
  { seed, size }: { readonly seed: string; readonly size: number },
): {
  readonly population: { readonly size: number; readonly digest: DigestText }
  readonly drawn: readonly string[]
  readonly digest: DigestText
  readonly script: readonly string[]
} {
  const all = new Set(ids)
  const drawing = new Drawing(sha256, seed, size)
  for (const id of all) drawing.push(id)
  const drawn = drawing.drawn()
  return {
    population: { size: all.size, digest: idsDigest(all, sha256) },
    drawn,
    digest: idsDigest(drawn, sha256),
    script: drawScript(seed, size),
  }
}
