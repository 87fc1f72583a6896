import { beforeAll, expect, it } from 'vitest'
import { ENTRY } from '../../shared/model/packet.ts'
import { packetContents } from '../fixtures/packet-contents.ts'
import { editedLines, expectRefused, expectSealedWrong } from '../fixtures/packet-refusals.ts'
import { type Entries, putTogether, reseal, takeApart } from '../fixtures/packet-surgery.ts'
import { AUDITOR, failing, seal, verify } from '../fixtures/packet-tools.ts'

let packet: Buffer
let entries: Entries

beforeAll(async () => {
  packet = await seal(packetContents(4))
  entries = await takeApart(packet)
})

it('refuses a decision that cites a record that is not there', async () => {
  await expectSealedWrong(packet, ENTRY.decisions, (text) => text.replace('"s1:1"', '"s1:3"'), 'decisions')
})

it('refuses a decision that stands twice, and one that was left out', async () => {
  await expectSealedWrong(
    packet,
    ENTRY.decisions,
    (text) => editedLines(text, (lines) => void lines.splice(1, 0, lines[0]!)),
    'decisions',
  )
  await expectSealedWrong(
    packet,
    ENTRY.decisions,
    (text) => editedLines(text, (lines) => void lines.splice(0, 1)),
    'manifest',
    'findings',
  )
})

it('refuses findings that were left out, invented, or made lighter', async () => {
  await expectSealedWrong(
    packet,
    ENTRY.findings,
    (text) => editedLines(text, (lines) => void lines.splice(2, 1)),
    'manifest',
    'findings',
  )
  await expectSealedWrong(
    packet,
    ENTRY.findings,
    (text) => text.replace('"ruleId":"RP-01"', '"ruleId":"RP-05"'),
    'findings',
  )
  await expectSealedWrong(
    packet,
    ENTRY.findings,
    (text) => text.replace('"level":"error","message"', '"level":"note","message"'),
    'findings',
  )
  await expectSealedWrong(
    packet,
    ENTRY.findings,
    (text) => text.replace('"suppressions":[{"kind":"external"', '"suppressions":[],"x":[{"kind":"external"'),
    'findings',
  )
})

it('refuses a custody log with an entry changed, taken out or cut off at its start', async () => {
  await expectSealedWrong(packet, ENTRY.custody, (text) => text.replace('m.okafor', 'm.okafar'), 'custody')
  await expectSealedWrong(
    packet,
    ENTRY.custody,
    (text) => editedLines(text, (lines) => void lines.splice(1, 1)),
    'custody',
  )
  await expectSealedWrong(
    packet,
    ENTRY.custody,
    (text) => editedLines(text, (lines) => void lines.splice(0, 1)),
    'custody',
  )
})

it('refuses a manifest that counts otherwise, names another period, or states no limits', async () => {
  await expectSealedWrong(
    packet,
    ENTRY.manifest,
    (text) => text.replace('"decisions": 4', '"decisions": 5'),
    'manifest',
  )
  await expectSealedWrong(
    packet,
    ENTRY.manifest,
    (text) => text.replace('2026-05-04T02:13', '2026-05-04T02:12'),
    'manifest',
  )
  await expectSealedWrong(
    packet,
    ENTRY.manifest,
    (text) => text.replace(/"limits": \[[^\]]*\]/, '"limits": []'),
    'manifest',
    'limits',
  )
})

it('refuses a policy file that was changed', async () => {
  await expectSealedWrong(
    packet,
    'policies/02-policies/role-assignment/2026.05.2/policy.cedar',
    (text) => text.replace('<= 40', '<= 90'),
    'definitions',
  )
})

it.each([
  ['nested without end', '['.repeat(5_000_000)],
  ['not UTF-8', '\u{fffd}'],
  ['a key twice', '{"source":1,"source":2,"index":0,"raw":"x"}\n'],
  ['a number that is none', '{"source":1e999,"index":0,"raw":"x"}\n'],
  ['__proto__', '{"source":1,"index":0,"raw":"x","__proto__":{"raw":"y"}}\n'],
  ['no end of line', '{"source":1,"index":1,"raw":"x"}'],
])('refuses records with %s in bounded time', async (_, text) => {
  const start = Date.now()
  const changed = putTogether(
    entries.map(([name, data]) => [
      name,
      name === ENTRY.records ? Buffer.from(text, text === '\u{fffd}' ? 'latin1' : 'utf8') : data,
    ]),
  )
  expect(failing(await verify(await reseal(changed, [AUDITOR.signer])))).toContain('records')
  expect(Date.now() - start).toBeLessThan(5_000)
})

it('refuses a decision that was not asked for', async () => {
  const contents = packetContents(4)
  const asked = { ...contents.manifest, selection: ['run=r-0', 'run=r-1', 'run=r-2'] }
  const report = await verify(await seal({ ...contents, manifest: asked }))
  expect(failing(report)).toEqual(['selection'])
  expect(report.checks.find(({ id }) => id === 'selection')?.detail).toContain('"r-3/assign#1"')
  const unknown = { ...asked, selection: ['colour=red'] }
  const other = await verify(await seal({ ...contents, manifest: unknown }))
  expect(other.checks.find(({ id }) => id === 'selection')?.result).toBe('not-checked')
})

it('refuses an engine that the manifest does not name', async () => {
  await expectSealedWrong(
    packet,
    ENTRY.decisions,
    (text) => text.replace('cedar 4.13.0', 'cedar 4.12.0'),
    'manifest',
  )
})

it('refuses an exception that the review file lacks, or that is of another code', async () => {
  await expectSealedWrong(packet, ENTRY.review, (text) => text.replace('X-12', 'X-13'), 'findings')
  await expectSealedWrong(packet, ENTRY.review, (text) => text.replace('"BD-01"', '"BD-03"'), 'findings')
})

it('refuses a finding that points at another record, or refers to another rule', async () => {
  await expectSealedWrong(
    packet,
    ENTRY.findings,
    (text) => text.replace(/"startLine":(\d+)/, (_, line: string) => `"startLine":${Number(line) + 1}`),
    'findings',
  )
  await expectSealedWrong(
    packet,
    ENTRY.findings,
    (text) => text.replace('"ruleIndex":0', '"ruleIndex":1'),
    'findings',
  )
  await expectSealedWrong(
    packet,
    ENTRY.findings,
    (text) => text.replace('"ruleIndex":0', '"ruleIndex":77'),
    'findings',
  )
  // A number that no double holds is kept as it is written, and is no index.
  await expectSealedWrong(
    packet,
    ENTRY.findings,
    (text) => text.replace('"ruleIndex":0', '"ruleIndex":9007199254740993'),
    'findings',
  )
})

it('refuses a custody log in another order, or with its numbers changed', async () => {
  await expectSealedWrong(
    packet,
    ENTRY.custody,
    (text) => editedLines(text, (lines) => lines.splice(1, 2, lines[2]!, lines[1]!)),
    'custody',
  )
  await expectSealedWrong(packet, ENTRY.custody, (text) => text.replace('"seq":3', '"seq":4'), 'custody')
})

it('refuses a policy that names files of no bundle, a version given twice, and a file that is not listed', async () => {
  await expectSealedWrong(
    packet,
    ENTRY.manifest,
    (text) => text.replace(/("digest": [^{]*\{\s*"name": )"[^"]*"/, '$1"other.cedar"'),
    'definitions',
  )
  const added = putTogether([...entries, ['workflows/99-more.yaml', Buffer.from('x')]])
  await expectRefused(await reseal(added, [AUDITOR.signer]), 'definitions')
})

it('refuses a packet without the files of a version that was replayed', async () => {
  const report = await verify(await seal(packetContents(4, { policies: [] })))
  expect(failing(report)).toEqual(['definitions'])
})
