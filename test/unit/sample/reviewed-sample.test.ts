import { expect, it } from 'vitest'
import { makeSigner } from '../../../electron/engine-host/key-files.ts'
import { openCaseFile, reviewSample, revocationsOf, SAMPLE_FILES } from '../../../shared/engine.ts'
import { caseFolder } from '../../fixtures/case-evidence.ts'
import { foundIn } from '../../fixtures/sample/found-in-case.ts'

it("shows what became of the accesses that the sample's review revokes: one gone, one given again", async () => {
  using folder = caseFolder()
  const at = folder.path('c.docket')
  const { decisions } = await foundIn(at, SAMPLE_FILES)
  using file = openCaseFile(at, 'read-write')
  const acting = { by: 'auditor', now: () => new Date('2026-07-06T14:00:00Z') }
  const campaign = reviewSample(file, { first: makeSigner(), second: makeSigner() }, acting)
  const told = revocationsOf(file, campaign)
  expect(told.map(({ state }) => state).toSorted()).toEqual(['gone', 'granted-again'])
  for (const { item, gone, again } of told) {
    const decided = decisions.find(({ id }) => id === item)?.time ?? ''
    expect(Date.parse(gone?.time ?? '')).toBeGreaterThan(Date.parse(decided))
    if (again !== null) expect(Date.parse(again.time)).toBeGreaterThan(Date.parse(gone?.time ?? ''))
  }
}, 60_000)
