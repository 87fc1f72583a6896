import { readFileSync } from 'node:fs'
import { relative } from 'node:path'
import { describe, expect, it } from 'vitest'
import { sha256 as hash } from '../../shared/crypto.ts'
import { verifyConsistency } from '../../shared/proof/merkle-consistency.ts'
import { verifyInclusion } from '../../shared/proof/merkle-inclusion.ts'
import { verifySubtreeConsistency, verifySubtreeInclusion } from '../../shared/proof/merkle-subtree.ts'
import { absent, filesUnder, vectorFolder } from './vector-folder.ts'

const folder = vectorFolder('merkle-rfc6962/testdata')

type Vector = Readonly<Record<string, unknown>>

const bytes = (base64: unknown) =>
  Uint8Array.from(Buffer.from(typeof base64 === 'string' ? base64 : '', 'base64'))
const number = (value: unknown) => value as number
const path = (proof: unknown) => ((proof ?? []) as readonly string[]).map(bytes)

/** How each folder's vectors are put to the verifier of its name. */
const VERIFIERS: Readonly<Record<string, (vector: Vector) => boolean>> = {
  inclusion: (v) =>
    verifyInclusion({
      hash,
      index: number(v['leafIdx']),
      size: number(v['treeSize']),
      leaf: bytes(v['leafHash']),
      path: path(v['proof']),
      root: bytes(v['root']),
    }),
  consistency: (v) =>
    verifyConsistency({
      hash,
      size1: number(v['size1']),
      size2: number(v['size2']),
      root1: bytes(v['root1']),
      root2: bytes(v['root2']),
      path: path(v['proof']),
    }),
  subtreeinclusion: (v) =>
    verifySubtreeInclusion({
      hash,
      index: number(v['leafIdx']),
      subtree: { start: number(v['start']), end: number(v['end']), root: bytes(v['root']) },
      leaf: bytes(v['leafHash']),
      path: path(v['proof']),
    }),
  subtreeconsistency: (v) =>
    verifySubtreeConsistency({
      hash,
      subtree: { start: number(v['start']), end: number(v['end']), root: bytes(v['root1']) },
      size: number(v['size']),
      root: bytes(v['root2']),
      path: path(v['proof']),
    }),
}

describe.each(Object.keys(VERIFIERS))('the %s vectors of transparency-dev/merkle', (kind) => {
  it('are accepted where they hold, and every corruption of them is refused', (context) => {
    if (folder === null) return context.skip(absent('merkle-rfc6962'))
    const verdicts = filesUnder(folder)
      .filter((file) => relative(folder, file).split('/')[0] === kind)
      .map((file) => {
        const vector = JSON.parse(readFileSync(file, 'utf8')) as Vector
        return { file, holds: VERIFIERS[kind]!(vector), should: vector['wantErr'] === false }
      })
    expect(verdicts.filter((verdict) => verdict.holds !== verdict.should)).toEqual([])
    expect(verdicts.filter((verdict) => verdict.should).length).toBeGreaterThan(0)
    expect(verdicts.filter((verdict) => !verdict.should).length).toBeGreaterThan(0)
  })
})

describe('the vectors of transparency-dev/merkle', () => {
  it('are all run: no file of the folder is left out', (context) => {
    if (folder === null) return context.skip(absent('merkle-rfc6962'))
    const kinds = filesUnder(folder).map((file) => relative(folder, file).split('/')[0]!)
    expect(kinds.filter((kind) => !Object.hasOwn(VERIFIERS, kind))).toEqual([])
    expect(kinds.length).toBeGreaterThan(250)
  })
})
