import { readFileSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type CaseFile, openCaseFile, sealToFile, verifyPacketFile } from '../../../shared/engine.ts'
import { DocketError } from '../../../shared/model/error.ts'
import type { DisclosedRecord } from '../../../shared/model/withheld.ts'
import type { RedactionRule } from '../../../shared/packet/redaction/redaction-rule.ts'
import { evaluateHere } from '../../../shared/replay/evaluate-here.ts'
import { caseFolder } from '../../fixtures/case-evidence.ts'
import { AUDITOR } from '../../fixtures/packet-tools.ts'
import { publishedSchema } from '../../fixtures/published-schema.ts'
import { openPublicKey } from '../../../shared/crypto.ts'
import { takeApart, textOf, withEntry } from '../../fixtures/packet-surgery.ts'
import { foundIn } from '../../fixtures/sample/found-in-case.ts'
import { runsOf, writeSmallCase } from '../../fixtures/small-case.ts'

const folder = caseFolder()
const clock = { by: 'm.okafor', now: () => new Date('2026-07-06T14:00:00Z') }
let file: CaseFile

/** The small case's runs, with what people are not to see in them. */
function records(): readonly object[] {
  return runsOf(4).map((given, at) => {
    const record = { ...given, run: `run-no-${Math.floor(at / 3)}` }
    const run = Math.floor(at / 3)
    const email = `person-${run}@example.org`
    if (!('attributes' in record))
      return at % 3 === 2
        ? { ...record, notification: { to: [`boss-of-${email}`, 'desk-7'], channel: 'mail' } }
        : record
    return {
      ...record,
      attributes: [
        ...(record.attributes as object[]),
        { name: 'email', value: email, source: 'hr', asOf: '2026-05-04T08:00:00Z' },
        { name: 'seen at door-47', value: true, source: 'hr', asOf: '2026-05-04T08:00:00Z' },
        { name: 'salary', value: 73_150 + run, source: 'hr', asOf: '2026-05-04T08:00:00Z' },
      ],
      note: `asked by ${email}`,
      ticket: `run-no-${run}`,
      door: 'door-47',
      place: 'department',
    }
  })
}

beforeAll(async () => {
  const path = folder.path('c.docket')
  const files = writeSmallCase(folder.path('in'), records())
  await foundIn(path, files)
  file = openCaseFile(path, 'read-write')
}, 60_000)
afterAll(() => {
  file.close()
  folder[Symbol.dispose]()
})

async function sealed(name: string, ...redact: readonly RedactionRule[]) {
  const path = folder.path(name)
  await sealToFile(file, path, { ...clock, where: [], signers: [AUDITOR.signer], redact })
  const packet = readFileSync(path)
  return { path, packet, entries: await takeApart(packet) }
}

function disclosureLines(path: string): readonly string[] {
  return readFileSync(`${path}.disclosure`, 'utf8').trim().split('\n')
}

async function verified(path: string, disclosure?: string) {
  const key = openPublicKey(AUDITOR.signer.publicKeyPem)
  if (!key.ok) throw new Error(key.reason)
  const report = await verifyPacketFile(path, {
    trusted: [key.publicKey],
    disclosure,
    reperform: { evaluator: (versions) => evaluateHere(versions) },
  })
  return {
    result: report.result,
    outcomes: new Map(
      report.withheld?.places.map(({ record, path, outcome }) => [`${record} ${path}`, outcome]),
    ),
    check: (id: string) => report.checks.find((check) => check.id === id),
    failing: report.checks.filter(({ result }) => result === 'does-not-hold'),
  }
}

const WHY = 'GDPR Art. 5(1)(c)'

describe('a packet without inputs that no policy reads', () => {
  let made: Awaited<ReturnType<typeof sealed>>
  beforeAll(async () => {
    made = await sealed(
      'a.packet',
      { field: 'email', reason: WHY },
      { field: 'notification.to', reason: WHY },
      { field: 'salary', reason: WHY },
    )
  })

  it('holds nothing of the values in any byte of it', () => {
    for (const value of [/person-\d/, /example\.org/, /boss-of/, /desk-7/, /7315\d/])
      expect(made.packet.toString('latin1')).not.toMatch(value)
    expect(textOf(made.entries, 'evidence/records.ndjson')).toContain('{\\"withheld\\":\\"sha256:')
    expect(textOf(made.entries, 'evidence/withheld.json')).toContain(WHY)
  })

  it.each([
    ['packet-withheld', () => [textOf(made.entries, 'evidence/withheld.json')]],
    ['packet-custody-line', () => textOf(made.entries, 'custody.ndjson').trim().split('\n')],
    ['disclosure-head', () => disclosureLines(made.path).slice(0, 1)],
    ['disclosed-record', () => disclosureLines(made.path).slice(1)],
  ])('holds to the published schema %s', (name, texts) => {
    const accepts = publishedSchema(name)
    expect(texts()).not.toHaveLength(0)
    for (const text of texts()) expect(accepts(JSON.parse(text))).toBe(true)
    expect(accepts({})).toBe(false)
  })

  it('verifies, with the contents of those records not checked, and every decision repeated', async () => {
    const { result, failing, check } = await verified(made.path)
    expect(failing).toEqual([])
    expect(result).toBe('valid')
    expect(check('withheld')?.result).toBe('not-checked')
    expect(check('withheld')?.detail).toContain('8 records are not checked')
    expect(check('proofs')?.detail).toContain('8 of them are proven by leaf only')
    expect(check('reperform.replay')).toMatchObject({
      result: 'holds',
      detail: '4 of 4 give the verdict in the packet',
    })
  })

  it('verifies wholly with its disclosure', async () => {
    const { result, check, failing } = await verified(made.path, `${made.path}.disclosure`)
    expect(failing).toEqual([])
    expect(result).toBe('valid')
    for (const id of ['withheld', 'proofs', 'reperform.decisions', 'reperform.replay', 'reperform.findings'])
      expect(check(id)?.result).toBe('holds')
  })

  it('takes the disclosure of one record alone', async () => {
    const [head, first] = readFileSync(`${made.path}.disclosure`, 'utf8').split('\n')
    writeFileSync(folder.path('one.disclosure'), `${head}\n${first}\n`)
    const { check, failing, outcomes } = await verified(made.path, folder.path('one.disclosure'))
    expect(failing).toEqual([])
    const ofOne = [...outcomes].filter(([, outcome]) => outcome === 'disclosed')
    const { source, index, salts } = JSON.parse(first ?? '') as DisclosedRecord
    expect(ofOne.map(([place]) => place)).toEqual(salts.map(({ path }) => `s${source}:${index} ${path}`))
    expect(new Set(outcomes.values())).toEqual(new Set(['disclosed', 'not disclosed']))
    expect(check('withheld')?.detail).toContain(
      '1 record disclosed; the contents of 7 records are not checked',
    )
  })

  it.each([
    ['another value', (text: string) => text.replace('person-1@', 'person-9@')],
    [
      'another salt',
      (text: string) =>
        text.replace(/"salt":"[0-9a-f]/, (salt) => `${salt.slice(0, -1)}${salt.endsWith('0') ? '1' : '0'}`),
    ],
    [
      'another packet',
      (text: string) => text.replace(/"statement":"sha256:[0-9a-f]{4}/, '"statement":"sha256:0000'),
    ],
    ['a record in the place of another', (text: string) => text.replace('"index":1,', '"index":4,')],
    ['what is no disclosure', () => '{"format":"x"}\n'],
  ])('refuses a disclosure with %s', async (_, change) => {
    writeFileSync(folder.path('bad.disclosure'), change(readFileSync(`${made.path}.disclosure`, 'utf8')))
    const { result, check } = await verified(made.path, folder.path('bad.disclosure'))
    expect(result).toBe('invalid')
    expect(check('withheld')?.result).toBe('does-not-hold')
  })

  it('says of which place alone what is disclosed is not what was withheld', async () => {
    const text = readFileSync(`${made.path}.disclosure`, 'utf8').replace('person-1@', 'person-9@')
    writeFileSync(folder.path('other.disclosure'), text)
    const { outcomes } = await verified(made.path, folder.path('other.disclosure'))
    const refused = [...outcomes].filter(([, outcome]) => outcome === 'does not hold')
    expect(new Set(refused.map(([place]) => place.split(' ')[0])).size).toBe(1)
    expect(new Set(outcomes.values())).toEqual(new Set(['disclosed', 'does not hold']))
  })

  it('refuses a place that holds no digest', async () => {
    const changed = await withEntry(made.packet, 'evidence/withheld.json', (text) =>
      text.replace('/attributes/1/value', '/attributes/0/value'),
    )
    writeFileSync(folder.path('b.packet'), changed)
    expect((await verified(folder.path('b.packet'))).check('withheld')?.detail).toContain(
      'has no digest at "/attributes/0/value"',
    )
  })
})

it('says which decisions it could not repeat where their policy reads what is withheld', async () => {
  const made = await sealed('d.packet', { field: 'department', value: 'Fin*', reason: WHY })
  const { result, check, failing } = await verified(made.path)
  expect(failing).toEqual([])
  expect(result).toBe('valid')
  expect(check('reperform.replay')?.result).toBe('not-checked')
  expect(check('reperform.replay')?.detail).toContain('4 decisions could not be repeated')
  expect(check('reperform.replay')?.detail).toContain('their policies read "department", which is withheld')
  expect((await verified(made.path, `${made.path}.disclosure`)).check('reperform.replay')?.result).toBe(
    'holds',
  )
  for (const [name, data] of made.entries)
    if (!name.startsWith('policies/'))
      expect(`${name}: ${data.toString().includes('Finance')}`).toBe(`${name}: false`)
})

it('withholds a value that is a word of the packet’s definitions, where that stands', async () => {
  const made = await sealed('w.packet', { field: 'place', reason: WHY })
  expect(textOf(made.entries, 'evidence/records.ndjson')).toContain('department')
  expect((await verified(made.path, `${made.path}.disclosure`)).failing).toEqual([])
})

it.each([
  ['no field of the name', { field: 'nobody', reason: WHY }, 'is named "nobody"'],
  ['a field that ties records together', { field: 'run', reason: WHY }, 'is named "run"'],
  ['a value that what has to stay tells', { field: 'ticket', reason: WHY }, 'run (12, as in s1:0)'],
  [
    'a value that a name of the records alone tells',
    { field: 'door', reason: WHY },
    'attributes[].name (4, as',
  ],
])('refuses %s', async (_, rule, words) => {
  const refused = sealed('x.packet', rule)
  await expect(refused).rejects.toBeInstanceOf(DocketError)
  await expect(refused).rejects.toThrow(words)
})
