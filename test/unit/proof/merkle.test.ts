import { describe, expect, it } from 'vitest'
import { sha256 as hash } from '../../../shared/crypto.ts'
import { encodeHex } from '../../../shared/proof/hex.ts'
import { MerkleBuilder, rootOfLeaves } from '../../../shared/proof/merkle-builder.ts'
import { consistencyPath } from '../../../shared/proof/merkle-consistency.ts'
import { leafHash, nodeHash } from '../../../shared/proof/merkle-hash.ts'
import { inclusionFault, inclusionPath } from '../../../shared/proof/merkle-inclusion.ts'
import { inclusionPathFromTiles, tileProver } from '../../../shared/proof/merkle-tiles.ts'

const leaves = Array.from({ length: 7 }, (_, index) => leafHash(hash, Uint8Array.of(index)))
const leafAt = (index: number) => leaves[index]!
const root = rootOfLeaves(hash, leaves)

describe('the tree', () => {
  it('has the known roots of RFC 6962: no leaf, and one empty leaf', () => {
    expect(encodeHex(rootOfLeaves(hash, []))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
    expect(encodeHex(rootOfLeaves(hash, [leafHash(hash, new Uint8Array(0))]))).toBe(
      '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
    )
  })

  it('keeps leaves and nodes apart', () => {
    const [left, right] = [leafAt(0), leafAt(1)]
    expect(leafHash(hash, Buffer.concat([left, right]))).not.toEqual(nodeHash(hash, left, right))
  })
})

describe('a builder', () => {
  it('refuses states that are none', () => {
    const builder = new MerkleBuilder(hash)
    for (const leaf of leaves) builder.append(leaf)
    const state = builder.toState()
    expect(MerkleBuilder.fromState(hash, state)?.root()).toEqual(root)
    for (const broken of [
      { ...state, size: 8 },
      { ...state, size: 6 },
      { ...state, size: -1 },
      { ...state, size: 1.5 },
      { ...state, size: 2 ** 60 },
      { ...state, subtrees: state.subtrees.slice(1) },
      { ...state, subtrees: state.subtrees.map((subtree) => subtree.slice(2)) },
      { ...state, subtrees: state.subtrees.map((subtree) => subtree.toUpperCase()) },
    ]) {
      expect(MerkleBuilder.fromState(hash, broken)).toBeNull()
    }
  })

  it('refuses a leaf that is no hash', () => {
    expect(() => new MerkleBuilder(hash).append(new Uint8Array(31))).toThrow(RangeError)
  })
})

describe('an inclusion proof', () => {
  const path = inclusionPath(hash, { index: 4, size: 7, leafAt })
  const claim = { hash, index: 4, size: 7, leaf: leafAt(4), path, root }

  it('says what is wrong with it', () => {
    expect(inclusionFault(claim)).toBeNull()
    expect(inclusionFault({ ...claim, index: 7 })).toBe('index-out-of-range')
    expect(inclusionFault({ ...claim, path: path.slice(1) })).toBe('wrong-path-length')
    expect(inclusionFault({ ...claim, path: [...path, root] })).toBe('wrong-path-length')
    expect(inclusionFault({ ...claim, path: Array.from({ length: 1_000_000 }, () => root) })).toBe(
      'wrong-path-length',
    )
    expect(inclusionFault({ ...claim, leaf: new Uint8Array(33) })).toBe('malformed-hash')
    expect(inclusionFault({ ...claim, path: path.map((node) => node.subarray(1)) })).toBe('malformed-hash')
    expect(inclusionFault({ ...claim, leaf: leafAt(5) })).toBe('root-differs')
    expect(inclusionFault({ ...claim, index: 5 })).toBe('root-differs')
  })

  it.each([
    [Number.NaN, 7],
    [-1, 7],
    [0.5, 7],
    [0, 0],
    [0, Number.POSITIVE_INFINITY],
    [2 ** 53, 2 ** 53 + 2],
    ['4' as unknown as number, 7],
  ])('is refused for index %s of %s', (index, size) => {
    expect(inclusionFault({ ...claim, index, size })).toBe('index-out-of-range')
    expect(() => inclusionPath(hash, { index, size, leafAt })).toThrow(RangeError)
  })

  it('is found in a tree of more than 2^32 leaves', () => {
    // The last leaf of 2^40 + 1 stands alone at the right: its only sibling is the tree before it.
    const [before, last] = [leafAt(0), leafAt(1)]
    const large = { hash, leaf: last, path: [before], root: nodeHash(hash, before, last) }
    expect(inclusionFault({ ...large, index: 2 ** 40, size: 2 ** 40 + 1 })).toBeNull()
    expect(inclusionFault({ ...large, index: 2 ** 40, size: 2 ** 40 + 2 })).not.toBeNull()
    // With one leaf more, the two at the right are a pair.
    const paired = { ...large, path: [leafAt(2), before], size: 2 ** 40 + 2, index: 2 ** 40 }
    const pairedRoot = nodeHash(hash, before, nodeHash(hash, last, leafAt(2)))
    expect(inclusionFault({ ...paired, root: pairedRoot })).toBeNull()
  })
})

describe('a consistency proof', () => {
  it('is not made for sizes that cannot grow into each other', () => {
    for (const [size1, size2] of [
      [0, 7],
      [7, 6],
      [1, Number.NaN],
    ] as const) {
      expect(() => consistencyPath(hash, { size1, size2, leafAt })).toThrow(RangeError)
    }
  })
})

describe('bytes handed over', () => {
  it('may be written over afterwards: builder and proofs keep their own', () => {
    const scratch = Buffer.concat(leaves)
    const builder = new MerkleBuilder(hash)
    for (let index = 0; index < 7; index++) builder.append(scratch.subarray(32 * index, 32 * index + 32))
    const prover = tileProver(hash, { size: 7, tile: () => scratch, tileRoot: () => root })
    const path = prover.path(4)
    scratch.fill(0)
    expect(builder.root()).toEqual(root)
    expect(inclusionFault({ hash, index: 4, size: 7, leaf: leafAt(4), path, root: prover.root })).toBeNull()
  })
})

describe('a tiled tree', () => {
  const tile = Buffer.concat(leaves)
  const tileRoot = () => root

  it('refuses tiles of another length, and leaves that are not there', () => {
    const tree = { size: 7, tile: () => tile, tileRoot }
    expect(inclusionPathFromTiles(hash, { ...tree, index: 4 })).toHaveLength(3)
    expect(() => inclusionPathFromTiles(hash, { ...tree, index: 7 })).toThrow(RangeError)
    expect(() => tileProver(hash, { ...tree, size: 6 })).toThrow(RangeError)
    expect(() => tileProver(hash, { ...tree, size: 0 })).toThrow(RangeError)
    expect(() => tileProver(hash, { ...tree, size: 256, tileRoot: () => tile })).toThrow(RangeError)
  })
})
