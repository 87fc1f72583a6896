import { readFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, it } from 'vitest'
import {
  openCaseFile,
  previewRedaction,
  reviewSample,
  SAMPLE_FILES,
  sealToFile,
} from '../../shared/engine.ts'
import type { RedactionRule } from '../../shared/packet/redaction/redaction-rule.ts'
import { evaluateHere } from '../../shared/replay/evaluate-here.ts'
import { caseFolder } from '../fixtures/case-evidence.ts'
import { takeApart, textOf } from '../fixtures/packet-surgery.ts'
import { AUDITOR, STRANGER } from '../fixtures/packet-tools.ts'
import { foundIn } from '../fixtures/sample/found-in-case.ts'
import { namedValues, toldIn } from '../fixtures/told-values.ts'

const acting = { by: 'm.okafor', now: () => new Date('2026-07-06T14:00:00Z') }
const FIELDS = ['subject.name', 'trigger.id', 'request.ticket', 'context.location', 'device.model']
const folder = caseFolder()
let whole: Awaited<ReturnType<typeof sealed>>
let redacted: Awaited<ReturnType<typeof sealed>>
/** What rules name, but for words of the policies and workflows themselves: those go in as they are. */
let values: readonly string[]

/** The sample case, reviewed and signed, so that all that a packet can hold is in it. */
async function sealed(name: string, redact: readonly RedactionRule[]) {
  using file = openCaseFile(folder.path('c.docket'), 'read-write')
  const path = folder.path(name)
  await sealToFile(file, path, { ...acting, where: [], signers: [AUDITOR.signer], redact })
  return await takeApart(readFileSync(path))
}

beforeAll(async () => {
  await foundIn(folder.path('c.docket'), SAMPLE_FILES)
  {
    using file = openCaseFile(folder.path('c.docket'), 'read-write')
    reviewSample(file, { first: AUDITOR.signer, second: STRANGER.signer }, acting)
  }
  whole = await sealed('whole.packet', [])
  redacted = await sealed(
    'redacted.packet',
    FIELDS.map((field) => ({ field, reason: 'GDPR Art. 5(1)(c)' })),
  )
  const named = namedValues(
    folder.path('redacted.packet.disclosure'),
    textOf(redacted, 'evidence/withheld.json'),
  )
  const words = [
    ...toldIn(
      whole.filter(([name]) => /^(policies|workflows)\//.test(name)),
      named,
    ).values(),
  ].flat()
  values = [...named].filter((value) => !words.includes(value))
}, 60_000)
afterAll(() => folder[Symbol.dispose]())

it('finds the values in every account of the whole packet', () => {
  expect(values.length).toBeGreaterThan(300)
  expect(values).toContain('T14')
  const ticketsAndPlaces = values.filter((value) => /^(CHG-\d+|[A-Z]{3}-\d)$/.test(value))
  const told = toldIn(whole, ticketsAndPlaces)
  for (const name of [
    'decisions.ndjson',
    'evidence/records.ndjson',
    'report.html',
    'report.pdf',
    'findings.sarif',
  ])
    expect([...told.keys()]).toContain(name)
})

it('finds none of them in any entry of the redacted one, whatever its form', () => {
  expect([...toldIn(redacted, values)]).toEqual([])
})

it('refuses to withhold what a signed review names, says where, and says so before', async () => {
  const rules = [{ field: 'approval.by.id', reason: 'GDPR Art. 5(1)(c)' }]
  await expect(sealed('refused.packet', rules)).rejects.toThrow(
    /review\.campaigns\.items\.item\.approvers \(\d+, as in \/campaigns\/0\/items\/\d+\/item\/approvers\/0\)/,
  )
  using file = openCaseFile(folder.path('c.docket'), 'read-only')
  const { telling } = await previewRedaction(file, { where: [] }, rules, (versions) => evaluateHere(versions))
  expect(telling.map(({ field }) => field)).toContain('review.campaigns.items.item.approvers')
})
