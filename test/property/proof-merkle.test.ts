import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { sha256 as hash } from '../../shared/crypto.ts'
import { encodeHex } from '../../shared/proof/hex.ts'
import { MerkleBuilder, rootOfLeaves } from '../../shared/proof/merkle-builder.ts'
import { consistencyPath, verifyConsistency } from '../../shared/proof/merkle-consistency.ts'
import { leafHash, nodeHash } from '../../shared/proof/merkle-hash.ts'
import { inclusionPath, verifyInclusion } from '../../shared/proof/merkle-inclusion.ts'
import { verifySubtreeConsistency } from '../../shared/proof/merkle-subtree.ts'
import { inclusionPathFromTiles, rootOfTile, tileProver } from '../../shared/proof/merkle-tiles.ts'

type Hashes = readonly Uint8Array[]

const LEAVES: Hashes = Array.from({ length: 1100 }, (_, index) =>
  leafHash(hash, Buffer.from(`leaf ${index}`)),
)
const leafAt = (index: number) => LEAVES[index]!
const hex = (path: Hashes) => path.map((node) => encodeHex(node))

// The definitions of RFC 6962 section 2.1, word for word: slow, and the oracle for all else.
function split(size: number): number {
  return size <= 2 ? 1 : 2 * split(Math.ceil(size / 2))
}

function mth(leaves: Hashes): Uint8Array {
  if (leaves.length === 0) return hash(new Uint8Array(0))
  if (leaves.length === 1) return leaves[0]!
  const k = split(leaves.length)
  return nodeHash(hash, mth(leaves.slice(0, k)), mth(leaves.slice(k)))
}

function pathOf(m: number, leaves: Hashes): Hashes {
  if (leaves.length === 1) return []
  const k = split(leaves.length)
  return m < k
    ? [...pathOf(m, leaves.slice(0, k)), mth(leaves.slice(k))]
    : [...pathOf(m - k, leaves.slice(k)), mth(leaves.slice(0, k))]
}

function subproof(m: number, leaves: Hashes, known: 'known' | 'unknown'): Hashes {
  if (m === leaves.length) return known === 'known' ? [] : [mth(leaves)]
  const k = split(leaves.length)
  return m <= k
    ? [...subproof(m, leaves.slice(0, k), known), mth(leaves.slice(k))]
    : [...subproof(m - k, leaves.slice(k), 'unknown'), mth(leaves.slice(0, k))]
}

/** Every way to change one bit of one of the hashes. */
function* oneBitChanged(path: Hashes): Generator<Hashes> {
  for (const [place, node] of path.entries()) {
    for (let bit = 0; bit < 256; bit++) {
      const changed = Uint8Array.from(node)
      changed[bit >> 3]! ^= 1 << (bit & 7)
      yield path.with(place, changed)
    }
  }
}

/** Paths that are one hash short, one too long, or in another order. */
function otherShapes(path: Hashes): Hashes[] {
  const shapes = path.flatMap((node, place) => [path.toSpliced(place, 1), path.toSpliced(place, 0, node)])
  shapes.push([...path, LEAVES[0]!])
  if (path.length > 1) shapes.push(path.toReversed())
  return shapes
}

function tilesOf(size: number, max: number) {
  const bytes = Buffer.concat(LEAVES.slice(0, size))
  const read: number[] = []
  const tile = (index: number) => bytes.subarray(index * 8192, (index + 1) * 8192)
  return {
    read,
    tree: {
      size,
      tile: (index: number) => {
        read.push(index)
        return tile(index)
      },
      tileRoot: (index: number) => {
        expect(index).toBeLessThan(max)
        return rootOfTile(hash, tile(index))
      },
    },
  }
}

const sizeAndIndex = (max: number) =>
  fc.integer({ min: 1, max }).chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 })))
const sizes = (max: number) =>
  fc
    .integer({ min: 2, max })
    .chain((size) => fc.tuple(fc.integer({ min: 1, max: size - 1 }), fc.constant(size)))

describe('the root', () => {
  it('is that of the RFC for every size to 300', () => {
    for (let size = 0; size <= 300; size++) {
      const leaves = LEAVES.slice(0, size)
      expect(encodeHex(rootOfLeaves(hash, leaves))).toBe(encodeHex(mth(leaves)))
    }
  })

  it('is the same where the building was put aside, through JSON, at any leaf', () => {
    fc.assert(
      fc.property(sizeAndIndex(700), ([size, cut]) => {
        let builder: MerkleBuilder | null = new MerkleBuilder(hash)
        for (let index = 0; index < size; index++) {
          if (index === cut)
            builder = MerkleBuilder.fromState(hash, JSON.parse(JSON.stringify(builder!.toState())))
          builder!.append(leafAt(index))
        }
        expect(builder!.size).toBe(size)
        expect(encodeHex(builder!.root())).toBe(encodeHex(rootOfLeaves(hash, LEAVES.slice(0, size))))
      }),
    )
  })

  it('comes from tile roots as from leaves', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1100 }), (size) => {
        const builder = new MerkleBuilder(hash)
        for (let start = 0; start < size; start += 256) {
          builder.append(rootOfTile(hash, Buffer.concat(LEAVES.slice(start, Math.min(size, start + 256)))))
        }
        expect(encodeHex(builder.root())).toBe(encodeHex(rootOfLeaves(hash, LEAVES.slice(0, size))))
      }),
      { numRuns: 30 },
    )
  })
})

describe('an inclusion proof', () => {
  it('is that of the RFC, and is accepted', () => {
    fc.assert(
      fc.property(sizeAndIndex(300), ([size, index]) => {
        const path = inclusionPath(hash, { index, size, leafAt })
        expect(hex(path)).toEqual(hex(pathOf(index, LEAVES.slice(0, size))))
        const root = rootOfLeaves(hash, LEAVES.slice(0, size))
        expect(verifyInclusion({ hash, index, size, leaf: leafAt(index), path, root })).toBe(true)
      }),
    )
  })

  it('is refused with any one bit changed, a hash short, a hash too long, or in another order', () => {
    fc.assert(
      fc.property(sizeAndIndex(70), ([size, index]) => {
        const root = rootOfLeaves(hash, LEAVES.slice(0, size))
        const [leaf, ...path] = [leafAt(index), ...inclusionPath(hash, { index, size, leafAt })] as const
        for (const [changedLeaf, ...changed] of oneBitChanged([leaf, ...path])) {
          expect(verifyInclusion({ hash, index, size, leaf: changedLeaf!, path: changed, root })).toBe(false)
        }
        for (const shape of otherShapes(path)) {
          expect(verifyInclusion({ hash, index, size, leaf, path: shape, root })).toBe(false)
        }
      }),
      { numRuns: 15 },
    )
  })

  it('shows no other place than its own', () => {
    fc.assert(
      fc.property(sizeAndIndex(200), fc.nat({ max: 250 }), ([size, index], other) => {
        fc.pre(other !== index)
        const path = inclusionPath(hash, { index, size, leafAt })
        const root = rootOfLeaves(hash, LEAVES.slice(0, size))
        expect(verifyInclusion({ hash, index: other, size, leaf: leafAt(index), path, root })).toBe(false)
      }),
    )
  })

  it('is the same from tiles, which reads its own tile and the unfilled one', () => {
    fc.assert(
      fc.property(sizeAndIndex(1100), ([size, index]) => {
        const { tree, read } = tilesOf(size, Math.floor(size / 256))
        const path = inclusionPathFromTiles(hash, { ...tree, index })
        expect(hex(path)).toEqual(hex(inclusionPath(hash, { index, size, leafAt })))
        const unfilled = size % 256 === 0 ? [] : [Math.floor(size / 256)]
        expect(read).toEqual([...unfilled, Math.floor(index / 256)])
      }),
      { numRuns: 60 },
    )
  })

  it('is the same from one prover for many leaves in any order', () => {
    const size = 1000
    const { tree } = tilesOf(size, 3)
    const prover = tileProver(hash, tree)
    const root = rootOfLeaves(hash, LEAVES.slice(0, size))
    expect(encodeHex(prover.root)).toBe(encodeHex(root))
    fc.assert(
      fc.property(fc.nat({ max: size - 1 }), (index) => {
        const path = prover.path(index)
        expect(verifyInclusion({ hash, index, size, leaf: leafAt(index), path, root })).toBe(true)
      }),
    )
  })
})

describe('a consistency proof', () => {
  it('is that of the RFC, and is accepted', () => {
    fc.assert(
      fc.property(sizes(300), ([size1, size2]) => {
        const path = consistencyPath(hash, { size1, size2, leafAt })
        expect(hex(path)).toEqual(hex(subproof(size1, LEAVES.slice(0, size2), 'known')))
        const [root1, root2] = [size1, size2].map((size) => rootOfLeaves(hash, LEAVES.slice(0, size)))
        expect(verifyConsistency({ hash, size1, size2, root1: root1!, root2: root2!, path })).toBe(true)
      }),
    )
  })

  it('is refused with any one bit changed, another shape, another root or another size', () => {
    fc.assert(
      fc.property(sizes(70), ([size1, size2]) => {
        const root1 = rootOfLeaves(hash, LEAVES.slice(0, size1))
        const root2 = rootOfLeaves(hash, LEAVES.slice(0, size2))
        const path = consistencyPath(hash, { size1, size2, leafAt })
        const claim = { hash, size1, size2, root1, root2, path }
        for (const changed of [...oneBitChanged(path), ...otherShapes(path)]) {
          expect(verifyConsistency({ ...claim, path: changed })).toBe(false)
        }
        for (const [changed1, changed2] of oneBitChanged([root1, root2])) {
          expect(verifyConsistency({ ...claim, root1: changed1!, root2: changed2! })).toBe(false)
        }
        expect(verifyConsistency({ ...claim, root1: root2, root2: root1 })).toBe(false)
      }),
      { numRuns: 15 },
    )
  })

  it('holds for a tree and itself by equal roots alone', () => {
    const root = rootOfLeaves(hash, LEAVES.slice(0, 9))
    const claim = { hash, size1: 9, size2: 9, root1: root, root2: root }
    expect(verifyConsistency({ ...claim, path: consistencyPath(hash, { size1: 9, size2: 9, leafAt }) })).toBe(
      true,
    )
    expect(verifyConsistency({ ...claim, path: [root] })).toBe(false)
    expect(verifyConsistency({ ...claim, root2: leafAt(0), path: [] })).toBe(false)
  })

  it('shows a tile to be part of its tree by the path of its root', () => {
    fc.assert(
      fc.property(fc.integer({ min: 257, max: 1100 }), fc.nat({ max: 3 }), (size, tile) => {
        const [start, end] = [tile * 256, tile * 256 + 256]
        fc.pre(end <= size)
        const path = tileProver(hash, tilesOf(size, 5).tree).path(start).slice(8)
        const subtree = { start, end, root: rootOfLeaves(hash, LEAVES.slice(start, end)) }
        const root = rootOfLeaves(hash, LEAVES.slice(0, size))
        expect(verifySubtreeConsistency({ hash, subtree, size, root, path })).toBe(true)
        expect(verifySubtreeConsistency({ hash, subtree: { ...subtree, root }, size, root, path })).toBe(
          false,
        )
      }),
      { numRuns: 30 },
    )
  })
})
