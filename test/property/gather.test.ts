import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { digestOf } from '../../shared/crypto.ts'
import { gatherCase, type Gathered } from '../../shared/engine/gather/gather-case.ts'
import { hash53 } from '../../shared/intake/lines/hash53.ts'
import { readChunk } from '../../shared/intake/lines/read-chunk.ts'

interface Line {
  readonly stream: string | undefined
  readonly seq: number
  readonly id: string
  readonly run: string
}

const line = fc.record({
  stream: fc.constantFrom('a', 'b', undefined),
  seq: fc.integer({ min: 0, max: 9 }),
  id: fc.constantFrom('x', 'y', 'z'),
  run: fc.constantFrom('r1', 'r2', 'r3'),
})
const sources = fc.array(fc.array(line, { maxLength: 12 }), { minLength: 1, maxLength: 3 })

function textOf({ stream, seq, id, run }: Line): string {
  return JSON.stringify({
    id,
    time: '2026-05-04T08:00:00Z',
    run,
    workflow: { id: 'w', version: '1' },
    ...(stream === undefined ? {} : { stream: { id: stream, seq } }),
    trigger: { type: 't' },
  })
}

function gathered(files: readonly (readonly Line[])[]): Gathered {
  const raw = files.map((lines) => lines.map((each) => Buffer.from(textOf(each))))
  const read = raw.map((lines) => {
    // A chunk's text begins at offset 1 of its buffer.
    const bytes = Buffer.concat([Buffer.alloc(1), ...lines.flatMap((each) => [each, Buffer.from('\n')])])
    return readChunk(
      new Uint8Array(bytes.buffer, bytes.byteOffset + 1, bytes.length - 1),
      'docket-evidence/1',
      {
        index: 0,
        byteOffset: 0,
      },
    ).segment
  })
  const at = (source: number, index: number) => files[source - 1]![index]!
  return gatherCase(
    read.map((segment, place) => ({ source: place + 1, lines: segment.count, segments: [segment] })),
    files.map((_, place) => `file-${place}`),
    {
      leaf: (source, index) => read[source - 1]!.leaves.subarray(index * 32, index * 32 + 32),
      digest: ({ source, index }) => digestOf(raw[source - 1]![index]!),
      id: ({ source, index }) => at(source, index).id,
      prev: () => undefined,
      hashOf: hash53,
    },
  )
}

/** What formats.md 1 calls a duplicate, written down as plainly as can be. */
function withoutDuplicates(files: readonly (readonly Line[])[]) {
  const seen = new Set<string>()
  return files.flatMap((lines, place) =>
    lines.flatMap((each, index) => {
      const key = each.stream === undefined ? `${place} ${textOf(each)}` : textOf(each)
      if (seen.has(key)) return []
      seen.add(key)
      return [{ ...each, source: place + 1, index }]
    }),
  )
}

it('counts every line once, under its run, whatever was sent twice', () => {
  fc.assert(
    fc.property(sources, (files) => {
      const { lines, runs, sources: told } = gathered(files)
      const kept = withoutDuplicates(files)
      const found = Array.from({ length: runs.count }, (_, group) =>
        Array.from(runs.of(group), (ordinal) => lines.placeOf(ordinal)),
      )
      const expected = [...Map.groupBy(kept, ({ run }) => run).values()].map((group) =>
        group.map(({ source, index }) => ({ source, index })),
      )
      expect(found).toEqual(expected)
      const sent = files.reduce((sum, { length }) => sum + length, 0)
      expect(told.reduce((sum, { duplicates }) => sum + duplicates, 0)).toBe(sent - kept.length)
    }),
  )
})

it('says of each stream which numbers are missing, and which numbers and ids came twice', () => {
  fc.assert(
    fc.property(sources, (files) => {
      const kept = withoutDuplicates(files)
      const { streams } = gathered(files)
      for (const [id, told] of Map.groupBy(kept, ({ stream }) => stream)) {
        if (id === undefined) continue
        const summary = streams.find((each) => each.id === id)!
        const numbers = new Set(told.map(({ seq }) => seq))
        const [first, last] = [Math.min(...numbers), Math.max(...numbers)]
        expect([summary.first, summary.last, summary.missing]).toEqual([
          first,
          last,
          last - first + 1 - numbers.size,
        ])
        const twice = (key: (each: Line) => string) =>
          [...Map.groupBy(told, key)]
            .filter(([, same]) => same.length > 1)
            .map(([value]) => value)
            .toSorted()
        const repeated = (what: 'seq' | 'id') =>
          summary.repeats
            .filter((each) => each.what === what)
            .map(({ value }) => value)
            .toSorted()
        expect(repeated('seq')).toEqual(twice(({ seq }) => String(seq)))
        expect(repeated('id')).toEqual(twice(({ id: record }) => record))
      }
    }),
  )
})
