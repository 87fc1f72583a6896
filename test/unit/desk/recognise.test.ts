import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { zipOf } from '../../fixtures/archives.ts'
import { openTestDesk, type TestDesk } from '../../fixtures/desk.ts'
import { record } from '../../fixtures/intake-evidence.ts'

let desk: TestDesk
beforeAll(() => void (desk = openTestDesk()))
afterAll(async () => desk.close(), 60_000)

let cases = 0
const newCase = async () => {
  cases += 1
  return (await desk.ask('cases.create', { file: desk.engine.files.hold(desk.path(`q${cases}.docket`)) }))
    .case
}

const write = (name: string, content: string | Uint8Array): string => {
  const path = desk.path(name)
  mkdirSync(join(path, '..'), { recursive: true })
  writeFileSync(path, content)
  return desk.engine.files.hold(path)
}
const recognise = async (files: readonly string[], format?: string) =>
  (await desk.ask('intake.recognise', { files: [...files], ...(format === undefined ? {} : { format }) }))
    .files

it('tells a packet, a case, evidence and definitions from one another, whatever they are called', async () => {
  const made = await newCase()
  const packet = await zipOf({ 'manifest.json': '{}', 'statement.dsse.json': '{}' })
  const found = await recognise([
    made,
    write('x.txt', packet),
    write('y.packet', record('a')),
    write('z', 'format: docket-workflow/1\n'),
    write('bundle.zip', await zipOf({ 'policies.yaml': 'format: docket-policies/1\npolicies: []' })),
    write('broken.packet', 'no ZIP'),
  ])
  expect(found.map(({ kind, format }) => [kind, format])).toEqual([
    ['case', ''],
    ['packet', ''],
    ['evidence', 'docket-evidence/1'],
    ['workflow', 'docket-workflow/1'],
    ['policies', 'docket-policies/1'],
    ['packet', ''],
  ])
})

it('says of each unknown file why, beside those that it knows', async () => {
  const found = await recognise([
    write('a.csv', 'user;role\nu-1;clerk\n'),
    write('b.ndjson', record('b')),
    write('c', ''),
    desk.engine.files.hold(desk.path('gone')),
  ])
  expect(found.map(({ kind }) => kind)).toEqual(['unknown', 'evidence', 'unknown', 'unknown'])
  expect(found.map(({ reason }) => reason)).toEqual([
    expect.stringContaining('"user;role"'),
    expect.stringContaining('JSON object'),
    'it is empty',
    'there is no such file',
  ])
})

it('takes a file for what it is said to be', async () => {
  const file = write('a.log', 'nothing that is known')
  expect(await recognise([file], 'cerbos-audit-log')).toMatchObject([
    { kind: 'evidence', format: 'cerbos-audit-log', reason: 'it was said to be cerbos-audit-log' },
  ])
  expect(await recognise([file], 'docket-policies/1')).toMatchObject([{ kind: 'unknown' }])
})

it('does not open a case that is open here, whatever name leads to it', async () => {
  await newCase()
  const link = desk.path('evidence.ndjson')
  symlinkSync(desk.path(`q${cases}.docket`), link)
  expect(await recognise([desk.engine.files.hold(link)])).toMatchObject([
    { kind: 'case', reason: 'it is a case that is open here' },
  ])
})

it('gives names of files as they are, however hostile', async () => {
  const name = '<img src=x onerror=alert(1)>\u{202e}nosjdn.exe\u{1f600}'
  const [found] = await recognise([write(name, record('a'))])
  expect(found).toMatchObject({ kind: 'evidence', file: { name } })
})

it('takes a folder for its files, by name, and a bundle in it as one', async () => {
  write('export/b.ndjson', record('b'))
  write('export/a/a.ndjson', record('a'))
  write('export/.hidden', 'x')
  write('export/policies/policies.yaml', 'format: docket-policies/1\n')
  write('export/policies/one.cedar', 'permit (principal, action, resource);')
  symlinkSync(desk.path('export'), desk.path('export/round'))
  const folder = desk.engine.files.hold(desk.path('export'))
  const { files, more } = await desk.ask('intake.files', { files: [folder] })
  expect(more).toBe(false)
  expect(files.map(({ name, kind }) => [name, kind])).toEqual([
    ['a.ndjson', 'file'],
    ['b.ndjson', 'file'],
    ['policies', 'folder'],
  ])
  const found = await recognise(files.map(({ token }) => token))
  expect(found.map(({ kind }) => kind)).toEqual(['evidence', 'evidence', 'policies'])
})

it('says that a folder holds more than one choice takes', async () => {
  for (let at = 0; at < 1001; at += 1) write(`many/${at}.ndjson`, '')
  const folder = desk.engine.files.hold(desk.path('many'))
  const { files, more } = await desk.ask('intake.files', { files: [folder] })
  expect([files.length, more]).toEqual([1000, true])
})
