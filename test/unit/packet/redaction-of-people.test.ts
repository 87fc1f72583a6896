import { readFileSync } from 'node:fs'
import { afterAll, expect, it } from 'vitest'
import { openCaseFile, sealToFile } from '../../../shared/engine.ts'
import { caseFolder } from '../../fixtures/case-evidence.ts'
import { takeApart, textOf } from '../../fixtures/packet-surgery.ts'
import { AUDITOR, failing, verify } from '../../fixtures/packet-tools.ts'
import { foundIn } from '../../fixtures/sample/found-in-case.ts'
import { runsOf, writeSmallCase } from '../../fixtures/small-case.ts'
import { toldIn } from '../../fixtures/told-values.ts'

const folder = caseFolder()
afterAll(() => folder[Symbol.dispose]())

it('names nobody by a withheld value: not who seals, who withholds, or why', async () => {
  const email = 'person-1@example.org'
  const records = runsOf(2).map((record) => ({ ...record, note: email }))
  await foundIn(folder.path('c.docket'), writeSmallCase(folder.path('in'), records))
  using file = openCaseFile(folder.path('c.docket'), 'read-write')
  const path = folder.path('a.packet')
  await sealToFile(file, path, {
    by: email,
    now: () => new Date('2026-07-06T14:00:00Z'),
    where: [],
    signers: [AUDITOR.signer],
    redact: [{ field: 'note', reason: `asked by ${email} himself` }],
  })
  const packet = readFileSync(path)
  expect(failing(await verify(packet))).toEqual([])
  const entries = await takeApart(packet)
  expect([...toldIn(entries, [email])]).toEqual([])
  expect(textOf(entries, 'evidence/withheld.json')).toContain('(withheld) himself')
})
