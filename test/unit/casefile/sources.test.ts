import { describe, expect, it } from 'vitest'
import { zstdCompressSync } from 'node:zlib'
import { openCase } from '../../../shared/casefile/case-file.ts'
import { EMPTY_STATE } from '../../../shared/model/import-state.ts'
import { sha256 } from '../../../shared/crypto.ts'
import { NO_CODE } from '../../../shared/model/segment.ts'
import { rootOfTile, tileProver } from '../../../shared/proof/merkle-tiles.ts'
import { verifyInclusion } from '../../../shared/proof/merkle-inclusion.ts'
import { batchOf, caseFolder, createCase, END, START, TOOLS } from '../../fixtures/case-evidence.ts'

const text = (bytes: Uint8Array) => Buffer.from(bytes).toString()
const numbered = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, at) => `{"id":"e-${from + at}"}`)

describe('sources', () => {
  it('keep every line, its columns and its place in quarantine, over batches and openings', () => {
    using folder = caseFolder()
    const path = folder.path('c.docket')
    const first = batchOf(numbered(0, 500), EMPTY_STATE)
    using file = createCase(path)
    const id = file.sources.begin(START)
    file.sources.append(id, first)
    file.close()
    using again = openCase(path, { access: 'read-write', ...TOOLS })
    expect(again.sources.partial().map(({ state }) => state)).toEqual([first.state])
    const second = batchOf(numbered(500, 700), first.state)
    again.sources.append(id, second)
    again.sources.finish(id, END)
    expect(again.sources.partial()).toEqual([])
    expect(again.sources.byDigest(END.sha256)?.id).toBe(id)
    expect(again.sources.byDigest(`sha256:${'c'.repeat(64)}`)).toBeUndefined()

    const segments = [...again.lines.segments(id)]
    const { leaves, ...columns } = first.segment
    expect(segments[0]).toEqual(columns)
    expect(segments.map(({ firstIndex, count }) => [firstIndex, count])).toEqual([
      [0, 500],
      [500, 200],
    ])
    expect(text(again.lines.raw(id, 499))).toBe('{"id":"e-499"}')
    expect(text(again.lines.leaf(id, 499))).toBe(text(leaves.subarray(499 * 32)))
    expect([...again.lines.rawSequential(id, 698)].map(({ bytes }) => text(bytes))).toEqual(
      numbered(698, 700),
    )
    expect([...again.quarantine.iterate(id)]).toEqual([...first.quarantined, ...second.quarantined])
    expect(again.quarantine.byReason(id)).toEqual([{ reason: 'not-json', count: 233 }])
    expect(() => again.lines.raw(id, 700)).toThrow('is in no segment')
  })

  it('give lines in the order asked for', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    const ids = [0, 1].map(() => file.sources.begin(START))
    for (const id of ids) file.sources.append(id, batchOf(numbered(100 * id, 100 * id + 300), EMPTY_STATE))
    const places = [
      { source: 2, index: 5 },
      { source: 1, index: 299 },
      { source: 2, index: 5 },
      { source: 1, index: 0 },
    ]
    expect(file.lines.rawMany(places).map(text)).toEqual(
      ['e-205', 'e-399', 'e-205', 'e-100'].map((name) => `{"id":"${name}"}`),
    )
  })

  it('give tiles that prove every line', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    const id = file.sources.begin(START)
    let state = EMPTY_STATE
    for (const count of [1, 254, 1, 300, 600]) {
      const batch = batchOf(numbered(state.lines, state.lines + count), state)
      file.sources.append(id, batch)
      state = batch.state
    }
    const tree = file.lines.tree(id)
    const prover = tileProver(sha256, tree)
    expect(tree.size).toBe(1156)
    for (const index of [0, 255, 256, 767, 1155])
      expect(
        verifyInclusion({
          hash: sha256,
          index,
          size: tree.size,
          leaf: file.lines.leaf(id, index),
          path: prover.path(index),
          root: prover.root,
        }),
      ).toBe(true)
    expect(file.lines.tileRoot(id, 2)).toEqual(tree.tileRoot(2))
  })

  it('refuse a batch that does not follow the last, and keep nothing of it', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    const id = file.sources.begin(START)
    const first = batchOf(numbered(0, 10), EMPTY_STATE)
    file.sources.append(id, first)
    expect(() => file.sources.append(id, first)).toThrow('not that of the batch')
    const off = batchOf(numbered(0, 10), { ...first.state, lines: 5 })
    expect(() =>
      file.sources.append(id, { ...off, state: batchOf(numbered(0, 10), first.state).state }),
    ).toThrow('does not follow')
    expect(file.sources.get(id).state).toEqual(first.state)
    expect([...file.lines.rawSequential(id)]).toHaveLength(10)
    file.sources.append(id, batchOf(numbered(10, 20), first.state))
    file.sources.finish(id, END)
    expect(() => file.sources.append(id, first)).toThrow('to its end already')
  })

  it('carry the unfinished tile past a batch that was undone', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    const id = file.sources.begin(START)
    const first = batchOf(numbered(0, 100), EMPTY_STATE)
    file.sources.append(id, first)
    const undone = batchOf(numbered(7000, 7100), first.state)
    expect(() =>
      file.transaction(() => {
        file.sources.append(id, undone)
        expect(text(file.lines.raw(id, 150))).toBe('{"id":"e-7050"}')
        expect(text(file.lines.leaf(id, 150))).toBe(text(undone.segment.leaves.subarray(50 * 32, 51 * 32)))
        throw new Error('crash')
      }),
    ).toThrow('crash')
    const second = batchOf(numbered(100, 300), first.state)
    file.sources.append(id, second)
    const all = Buffer.concat([first.segment.leaves, second.segment.leaves])
    expect(Buffer.from(file.lines.tile(id, 0))).toEqual(all.subarray(0, 256 * 32))
    expect(file.lines.tileRoot(id, 0)).toEqual(new Uint8Array(rootOfTile(sha256, all.subarray(0, 256 * 32))))
    expect(text(file.lines.raw(id, 150))).toBe('{"id":"e-150"}')
    expect(Buffer.from(file.lines.leaf(id, 150))).toEqual(all.subarray(150 * 32, 151 * 32))
  })

  it('keep a line that is longer than a line may be, in pieces, and replace those of a cut import', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    const id = file.sources.begin(START)
    const first = batchOf(numbered(0, 1), EMPTY_STATE)
    file.sources.append(id, first)
    const piece = (number: number, part: string) => ({
      line: 1,
      number,
      rawBytes: part.length,
      zstd: zstdCompressSync(Buffer.from(part)),
    })
    file.sources.appendPieces(id, [piece(0, 'old'), piece(1, 'old'), piece(2, 'old')])
    file.sources.appendPieces(id, [piece(0, 'begin ')])
    file.sources.appendPieces(id, [piece(1, 'end')])
    const batch = batchOf(['begin end'], first.state)
    file.sources.append(id, {
      ...batch,
      segment: { ...batch.segment, block: Uint32Array.of(NO_CODE) },
      blocks: [],
    })
    expect([...file.lines.parts(id, 1)].map(text)).toEqual(['begin ', 'end'])
    expect(text(file.lines.raw(id, 1))).toBe('begin ')
    expect(() => file.sources.appendPieces(id, [piece(0, 'late')])).toThrow('kept already')
  })

  it('keep the export context as said last, and a file name without its folder', () => {
    using folder = caseFolder()
    using file = createCase(folder.path('c.docket'))
    const id = file.sources.begin({ ...START, name: '/srv/exports/pdp.ndjson' })
    file.sources.setContext(id, { query: 'all of May', expectedCount: 12 })
    expect(file.sources.get(id)).toMatchObject({
      name: 'pdp.ndjson',
      context: { query: 'all of May', expectedCount: 12 },
    })
  })
})
