import { expect, it } from 'vitest'
import { PacketRecord } from '../../../shared/model/packet.ts'
import { EntryFault } from '../../../shared/verify/faults.ts'
import { jsonLines } from '../../../shared/verify/json-reading.ts'
import { readDirectory } from '../../../shared/verify/container/directory.ts'
import { PacketReader } from '../../../shared/verify/packet-reader.ts'
import { listOf } from '../../fixtures/packet-contents.ts'
import { putTogether } from '../../fixtures/packet-surgery.ts'
import { sourceOf, TOOLS } from '../../fixtures/packet-tools.ts'

async function readerOf(text: string | Buffer, chunk = Infinity): Promise<PacketReader> {
  const source = sourceOf(putTogether([['x', Buffer.from(text)]]))
  const directory = await readDirectory(source)
  const cut = {
    ...source,
    read: (offset: number, length: number) => source.read(offset, Math.min(length, chunk)),
  }
  return new PacketReader(chunk === Infinity ? source : cut, directory, TOOLS)
}

const LINES = '{"source":1,"index":0,"raw":"é"}\n{"source":1,"index":1,"raw":"b"}\n'

it('gives each line with its number and its bytes', async () => {
  const lines = await listOf(jsonLines(await readerOf(LINES), 'x', PacketRecord))
  expect(lines.map(({ line, value }) => [line, value])).toEqual([
    [1, { source: 1, index: 0, raw: 'é' }],
    [2, { source: 1, index: 1, raw: 'b' }],
  ])
  expect(Buffer.from(lines[1]!.bytes).toString()).toBe(LINES.split('\n')[1])
})

it.each([
  ['a line that is not ended', LINES.slice(0, -1), 'ends within a line'],
  ['a blank line', `${LINES}\n`, 'line 3 is not JSON'],
  ['a byte order mark', `\u{feff}${LINES}`, 'line 1 is not JSON'],
  ['bytes that are not UTF-8', Buffer.from([0x22, 0xff, 0x22, 0x0a]), 'line 1 is not UTF-8'],
  ['a key twice', '{"source":1,"source":1,"index":0,"raw":""}\n', 'line 1 is not JSON'],
  ['another shape', '{"source":0,"index":0,"raw":""}\n', 'line 1 has not the shape'],
  ['nesting without end', `${'['.repeat(100_000)}\n`, 'line 1 is not JSON'],
])('says the line of %s', async (_, text, message) => {
  const reading = listOf(jsonLines(await readerOf(text), 'x', PacketRecord))
  await expect(reading).rejects.toThrow(message)
  await expect(reading).rejects.toBeInstanceOf(EntryFault)
})

it('says that a file ends before its entry does', async () => {
  await expect((await readerOf(LINES.repeat(10), 40)).bytes('x')).rejects.toThrow('is cut short')
})

it('reads no more of an entry than it may', async () => {
  await expect((await readerOf('x'.repeat(1000))).bytes('x', 999)).rejects.toThrow('larger than 999')
})
