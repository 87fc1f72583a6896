import { gzipSync, zstdCompressSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { linesOf, readAll, readUntilError, record, someFolder } from '../../fixtures/intake-evidence.ts'

const COMPRESS = { gzip: gzipSync, zstd: (bytes: Uint8Array | string) => zstdCompressSync(bytes) }
const text = Array.from({ length: 20_000 }, (_, at) => `${record(`e-${at * 7919}`)}\n`).join('')
const half = text.length / 2
const SKIPPABLE_FRAME = Buffer.from('502a4d1803000000aabbcc', 'hex')

it.each(['gzip', 'zstd'] as const)('reads %s, of one member or many, as the text in it', async (name) => {
  using folder = someFolder()
  const compress = COMPRESS[name]
  const many = [text.slice(0, half), '', text.slice(half)].map((part) => compress(part))
  const whole = await readAll(folder.write('plain', text))
  for (const bytes of [compress(text), Buffer.concat(many)]) {
    const read = await readAll(folder.write(name, bytes))
    expect(linesOf(read.batches)).toEqual(linesOf(whole.batches))
    expect(read.end).toMatchObject({ root: whole.end.root, accepted: 20_000, fileBytes: bytes.length })
    expect(read.end.sha256).not.toBe(whole.end.sha256)
  }
})

it('takes zeros after the last gzip member for padding, and a skippable zstd frame for nothing', async () => {
  using folder = someFolder()
  const padded = folder.write('gz', Buffer.concat([gzipSync(record('a')), Buffer.alloc(5000)]))
  const skipped = folder.write('zst', Buffer.concat([SKIPPABLE_FRAME, zstdCompressSync(record('a'))]))
  expect((await readAll(padded)).end.accepted).toBe(1)
  expect((await readAll(skipped)).end.accepted).toBe(1)
})

it.each([
  ['gzip cut short', (file: Buffer) => file.subarray(0, -100), 'gzip'],
  ['zstd cut short', (file: Buffer) => file.subarray(0, -100), 'zstd'],
  ['something behind gzip', (file: Buffer) => Buffer.concat([file, Buffer.from('\0\0more')]), 'gzip'],
  ['something behind zstd', (file: Buffer) => Buffer.concat([file, Buffer.from('more')]), 'zstd'],
] as const)(
  'gives the whole lines before the damage, then says what is damaged: %s',
  async (_, damage, name) => {
    using folder = someFolder()
    const path = folder.write('x', damage(Buffer.from(COMPRESS[name](text))))
    const { batches, error } = await readUntilError(path)
    expect(error).toMatchObject({ code: 'DECOMPRESSION_FAILED' })
    const lines = linesOf(batches)
    expect(lines.length).toBeGreaterThan(1000)
    expect(`${lines.map((line) => line.text).join('\n')}\n`).toBe(
      text.slice(
        0,
        lines.reduce((sum, line) => sum + line.text.length + 1, 0),
      ),
    )
  },
)

it('notices a bit turned in gzip, at the latest by the checksum at its end', async () => {
  using folder = someFolder()
  const bytes = Buffer.from(gzipSync(text))
  const near = Math.floor(bytes.length / 2)
  bytes[near]! ^= 0x10
  const { error } = await readUntilError(folder.write('x', bytes))
  expect(error).toMatchObject({ code: 'DECOMPRESSION_FAILED' })
})

it('stops a file that expands a thousand times beyond 64 MiB', async () => {
  using folder = someFolder()
  const bomb = zstdCompressSync(Buffer.alloc(100 * 1024 * 1024, `${'x'.repeat(9999)}\n`))
  const { error } = await readUntilError(folder.write('x', bomb))
  expect(error).toMatchObject({ code: 'EXPANSION_LIMIT' })
}, 20_000)
