import { mkdirSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { recognise } from '../../../shared/intake/recognise.ts'
import { record, someFolder } from '../../fixtures/intake-evidence.ts'

const CERBOS =
  '{"log.logger":"cerbos.audit","log.kind":"access","callId":"c","timestamp":"2026-05-04T02:13:07Z","method":"/x"}'

it.each([
  [
    'records',
    `\n\n${record('a')}\n`,
    { kind: 'evidence', format: 'docket-evidence/1' },
    /^line 3 is a JSON object with `id`/,
  ],
  [
    'records among garbage',
    `# exported\n${record('a')}\nnope\n`,
    { format: 'docket-evidence/1' },
    /2 of the first 3 lines are not/,
  ],
  [
    'records that are all ill-shaped',
    record('a', { outcome: 'permit' }),
    { format: 'docket-evidence/1' },
    /^the first line/,
  ],
  ['a compressed log', gzipSync(record('a')), { format: 'docket-evidence/1' }, /^the first line/],
  ['a Cerbos log', CERBOS, { format: 'cerbos-audit-log' }, /log\.kind/],
  [
    'a workflow in YAML',
    '# ours\nformat: docket-workflow/1\nid: x\n',
    { kind: 'workflow' },
    /format: docket-workflow\/1/,
  ],
  [
    'a workflow in JSON on one line',
    '{"id":"x","format":"docket-workflow/1"}',
    { kind: 'workflow' },
    /format/,
  ],
  ['a boundary', '\u{feff}format: "docket-boundary/1"\r\n', { kind: 'boundary' }, /format/],
  ['a ZIP', Buffer.from('504b0304', 'hex'), { kind: 'policies', shape: 'zip' }, /ZIP/],
] as const)('tells %s by its content, and says by what', async (_, content, expected, reason) => {
  using folder = someFolder()
  const recognised = await recognise(folder.write('x.txt', content))
  expect(recognised).toMatchObject(expected)
  expect(recognised.reason).toMatch(reason)
})

it.each([
  ['nothing', '', /it is empty/],
  ['blank lines', '\n \n', /blank lines/],
  ['binary', Buffer.from('7f454c4600000000', 'hex'), /binary/],
  ['XML', '<?xml version="1.0"?>', /XML or HTML/],
  ['prose', 'Dear all,', /"Dear all,"/],
  ['other JSON', '{"a":1}', /no record of a known format/],
  ['a format of later', 'format: docket-workflow/2\n', /docket-workflow\/2/],
  ['a manifest alone', 'format: docket-policies/1\n', /import the folder or archive/],
  ['a compressed workflow', gzipSync('format: docket-workflow/1\n'), /import it decompressed/],
])('says of %s what it saw', async (_, content, problem) => {
  using folder = someFolder()
  await expect(recognise(folder.write('workflow.yaml', content))).rejects.toMatchObject({
    code: 'FORMAT_UNKNOWN',
    message: expect.stringMatching(problem),
  })
})

it('takes what a person says a file is, whatever it looks like', async () => {
  using folder = someFolder()
  const path = folder.write('x', record('a'))
  expect(await recognise(path, { format: 'cerbos-audit-log' })).toEqual({
    kind: 'evidence',
    format: 'cerbos-audit-log',
    reason: 'it was said to be cerbos-audit-log',
  })
  expect(await recognise(path, { format: 'docket-workflow/1' })).toMatchObject({ kind: 'workflow' })
  await expect(recognise(path, { format: 'docket-policies/1' })).rejects.toMatchObject({
    code: 'FORMAT_UNKNOWN',
  })
  await expect(recognise(path, { format: 'csv' })).rejects.toMatchObject({ code: 'USAGE' })
})

it('knows a folder by the manifest in it', async () => {
  using folder = someFolder()
  await expect(recognise(folder.path)).rejects.toThrow('a folder without policies.yaml')
  await expect(recognise(folder.path, { format: 'cerbos-audit-log' })).rejects.toThrow('it is a folder')
  folder.write('policies.yaml', '')
  expect(await recognise(folder.path)).toMatchObject({ kind: 'policies', shape: 'folder' })
  mkdirSync(`${folder.path}/other`)
  await expect(recognise(`${folder.path}/absent`)).rejects.toMatchObject({ code: 'FILE_UNREADABLE' })
})
