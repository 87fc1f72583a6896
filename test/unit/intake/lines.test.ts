import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import {
  linesOf,
  quarantineOf,
  readAll,
  readUntilError,
  record,
  someFolder,
} from '../../fixtures/intake-evidence.ts'

const BOM = '\u{feff}'
const LIMIT = 16 * 1024 * 1024
const sha256 = (...parts: readonly (string | Uint8Array)[]) => {
  const hash = createHash('sha256')
  for (const part of parts) hash.update(part)
  return hash.digest()
}

/** RFC 6962 section 2.1, as it is written there. */
function treeHash(leaves: readonly Buffer[]): Buffer {
  if (leaves.length === 0) return sha256('')
  if (leaves.length === 1) return leaves[0]!
  let half = 1
  while (half * 2 < leaves.length) half *= 2
  return sha256(Uint8Array.of(1), treeHash(leaves.slice(0, half)), treeHash(leaves.slice(half)))
}

it('keeps a line without BOM and terminator, and gives blank lines a number and a leaf', async () => {
  using folder = someFolder()
  const text = `${BOM}${record('a')}\r\n\n \t\r\n${BOM}${record('b')}\n${record('c')}`
  const { batches, end } = await readAll(folder.write('x', text))
  const lines = linesOf(batches)
  expect(lines.map(({ kind }) => kind)).toEqual(['accepted', 'blank', 'blank', 'quarantined', 'accepted'])
  expect([lines[0]?.text, lines[2]?.text, lines[4]?.text]).toEqual([record('a'), ' \t', record('c')])
  expect(end).toMatchObject({ lines: 5, accepted: 2, quarantined: 1, blank: 2 })
})

it('gives the digest, leaves and root that anybody computes from the file', async () => {
  using folder = someFolder()
  const records = Array.from({ length: 37 }, (_, at) => record(`é-${at}`))
  const bytes = Buffer.from(`${records.join('\n')}\n`)
  const { batches, end } = await readAll(folder.write('x', bytes))
  const leaves = records.map((line) => sha256(Uint8Array.of(0), line))
  expect(Buffer.concat(batches.map(({ segment }) => segment.leaves))).toEqual(Buffer.concat(leaves))
  expect(end.root).toBe(`sha256:${treeHash(leaves).toString('hex')}`)
  expect(end.sha256).toBe(`sha256:${sha256(bytes).toString('hex')}`)
  expect(end.fileBytes).toBe(bytes.length)
})

it('reads an empty file to its end', async () => {
  using folder = someFolder()
  const { batches, end } = await readAll(folder.write('x', ''))
  const empty = `sha256:${sha256('').toString('hex')}`
  expect([batches, end.sha256, end.root, end.lines]).toEqual([[], empty, empty, 0])
})

it('reads a line of 16 MiB, and keeps one of a byte more in quarantine, whole', async () => {
  using folder = someFolder()
  const padded = (bytes: number) => {
    const frame = record('a', { outcome: { value: 'permit', reason: '' } })
    return frame.replace('"reason":""', `"reason":"${'x'.repeat(bytes - frame.length)}"`)
  }
  const text = `${padded(LIMIT)}\r\n${padded(LIMIT + 1)}\r\n${record('c')}\n`
  const { batches, end } = await readAll(folder.write('x', text))
  expect(linesOf(batches).map(({ kind, text: line }) => [kind, line.length])).toEqual([
    ['accepted', LIMIT],
    ['quarantined', LIMIT + 1],
    ['accepted', record('c').length],
  ])
  expect(linesOf(batches)[1]?.text === padded(LIMIT + 1)).toBe(true)
  expect(quarantineOf(batches)).toMatchObject([
    { index: 1, byteOffset: LIMIT + 2, bytes: LIMIT + 1, reason: 'line-too-long' },
  ])
  const leaves = text
    .trimEnd()
    .split(/\r?\n/)
    .map((line) => sha256(Uint8Array.of(0), line))
  expect(end.root).toBe(`sha256:${treeHash(leaves).toString('hex')}`)
})

it('stops where asked, between two batches', async () => {
  using folder = someFolder()
  const path = folder.write('x', '\n'.repeat(300_000))
  const stop = new AbortController()
  const { batches, error } = await readUntilError(path, {
    signal: stop.signal,
    onProgress: ({ records, doneBytes }) => doneBytes > 0 && records === 0 && stop.abort(),
  })
  expect(error).toMatchObject({ code: 'CANCELLED' })
  expect(batches.length).toBeLessThan(5)
})
