import { createHash } from 'node:crypto'
import type { CaseFile } from '../../casefile/case-file.ts'
import { sha256 } from '../../crypto.ts'
import type { RecordRef } from '../../model/ids.ts'
import type { RecordProof } from '../../model/raw-record.ts'
import { formatDigest, parseDigest } from '../../proof/digest.ts'
import { leafHash } from '../../proof/merkle-hash.ts'
import { inclusionFault } from '../../proof/merkle-inclusion.ts'
import { inclusionPathFromTiles } from '../../proof/merkle-tiles.ts'
import { knownLine } from './line-place.ts'

/** Hashed while somebody waits. Lines that are read have 16 MiB at most. */
const MOST_HASHED_BYTES = 64 * 1024 * 1024

/**
 * Proves a line to be in the file that was imported: hashes its bytes as they are kept now, goes up the path of its
 * siblings, and holds what comes out against the root that was fixed at import. Throws RECORD_NOT_FOUND, CASE_DAMAGED.
 */
export function recordProof(file: CaseFile, ref: RecordRef): RecordProof {
  const { source, index, of } = knownLine(file, ref)
  const hashes = hashesOf(file, source, index)
  const size = file.lines.count(source)
  const root = of.end?.root ?? null
  const found = { fault: null, path: [], root, size }
  if (hashes === undefined) return { state: 'too-long', sha256: null, leaf: null, ...found }
  const hashed = { ...found, ...hashes.texts }
  const rootBytes = root === null ? null : parseDigest(root)
  if (rootBytes === null) return { state: 'no-root', ...hashed }
  const path = inclusionPathFromTiles(sha256, { ...file.lines.tree(source), index })
  const fault = inclusionFault({ hash: sha256, index, size, leaf: hashes.leaf, path, root: rootBytes })
  const sides = sidesOf(index, size)
  return {
    ...hashed,
    state: fault === null ? 'holds' : 'does-not-hold',
    fault: fault === null ? null : faultWords(fault),
    path: path.map((hash, at) => ({ side: sides[at] ?? 'left', hash: formatDigest(hash) })),
  }
}

function hashesOf(file: CaseFile, source: number, index: number) {
  const plain = createHash('sha256')
  const parts: Uint8Array[] = []
  let bytes = 0
  for (const part of file.lines.parts(source, index)) {
    bytes += part.length
    if (bytes > MOST_HASHED_BYTES) return undefined
    plain.update(part)
    parts.push(part)
  }
  const leaf = leafHash(sha256, parts.length === 1 ? (parts[0] as Uint8Array) : Buffer.concat(parts))
  return { leaf, texts: { sha256: formatDigest(plain.digest()), leaf: formatDigest(leaf) } }
}

/** On which side the siblings stand, from the leaf up (RFC 9162 section 2.1.3.2). */
function sidesOf(index: number, size: number): readonly ('left' | 'right')[] {
  const sides: ('left' | 'right')[] = []
  for (let at = index, last = size - 1; last > 0; at = Math.floor(at / 2), last = Math.floor(last / 2)) {
    if (at % 2 === 1) sides.push('left')
    else if (at < last) sides.push('right')
  }
  return sides
}

function faultWords(fault: NonNullable<ReturnType<typeof inclusionFault>>): string {
  switch (fault) {
    case 'root-differs':
      return 'the bytes and their path give another root than the one that was fixed at import'
    case 'wrong-path-length':
      return 'the tree of this source does not have the size that its path shows'
    case 'index-out-of-range':
      return 'the line lies outside the tree of its source'
    case 'malformed-hash':
      return 'a hash of the path is none'
  }
}
