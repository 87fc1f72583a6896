import { describe, expect, it } from 'vitest'
import * as fc from 'fast-check'
import { type CaseFile, openCase } from '../../shared/casefile/case-file.ts'
import { EMPTY_STATE } from '../../shared/model/import-state.ts'
import { sha256 } from '../../shared/crypto.ts'
import { leafHash } from '../../shared/proof/merkle-hash.ts'
import { rootOfTile } from '../../shared/proof/merkle-tiles.ts'
import { batchOf, caseFolder, createCase, START, TOOLS } from '../fixtures/case-evidence.ts'

const Line = fc.oneof(
  fc.constant(''),
  fc.string({ maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
)
const Lines = fc
  .tuple(fc.array(Line, { minLength: 1, maxLength: 40 }), fc.integer({ min: 1, max: 20 }))
  .map(([lines, times]) => Array.from({ length: times }, () => lines).flat())
/** Sizes of batches, used in turn; a negative one opens the case again before it. */
const Sizes = fc.array(
  fc.integer({ min: -300, max: 300 }).filter((size) => size !== 0),
  { minLength: 1, maxLength: 6 },
)

function importAll(path: string, lines: readonly string[], sizes: readonly number[]): CaseFile {
  let file = createCase(path)
  const id = file.sources.begin(START)
  let state = EMPTY_STATE
  for (let turn = 0; state.lines < lines.length; turn++) {
    const size = sizes[turn % sizes.length]!
    if (size < 0) {
      file.close()
      file = openCase(path, { access: 'read-write', ...TOOLS })
      state = file.sources.get(id).state
    }
    const batch = batchOf(lines.slice(state.lines, state.lines + Math.abs(size)), state)
    file.sources.append(id, batch)
    state = batch.state
  }
  return file
}

describe('lines imported in batches of any size', () => {
  it('come back byte for byte, with the same leaves, tiles and tile roots', () => {
    fc.assert(
      fc.property(Lines, Sizes, (lines, sizes) => {
        using folder = caseFolder()
        using file = importAll(folder.path('c.docket'), lines, sizes)
        const raw = lines.map((line) => Buffer.from(line))
        const leaves = Buffer.concat(raw.map((bytes) => leafHash(sha256, bytes)))
        expect(Array.from(file.lines.rawSequential(1), ({ bytes }) => Buffer.from(bytes))).toEqual(raw)
        const tiles = Math.ceil(lines.length / 256)
        for (let tile = 0; tile < tiles; tile++) {
          const wanted = leaves.subarray(tile * 8192, (tile + 1) * 8192)
          expect(Buffer.from(file.lines.tile(1, tile)).equals(wanted)).toBe(true)
          if (wanted.length === 8192)
            expect(Buffer.from(file.lines.tileRoot(1, tile))).toEqual(Buffer.from(rootOfTile(sha256, wanted)))
        }
        const at = lines.length - 1
        expect(Buffer.from(file.lines.raw(1, at))).toEqual(raw[at])
        expect(Buffer.from(file.lines.leaf(1, at))).toEqual(leaves.subarray(at * 32))
        expect(file.sources.get(1).state.lines).toBe(lines.length)
      }),
      { numRuns: 30 },
    )
  })
})
