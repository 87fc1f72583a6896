import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../shared/model/finding.ts'
import { SAMPLE_EXPECTED, SAMPLE_FILES } from '../../shared/samples/index.ts'
import { caseFolder } from '../fixtures/case-evidence.ts'
import { differences } from '../fixtures/sample/compare-truth.ts'
import { foundIn } from '../fixtures/sample/found-in-case.ts'
import { makeSample, writeSample } from '../fixtures/sample/make-sample.ts'
import { volumeDefinitions, writeVolume } from '../fixtures/volume.ts'

describe('a case of which the truth is known', () => {
  it.each([1, 2, 3])('is found as it is, nothing missed and nothing too much: seed %i', async (seed) => {
    using folder = caseFolder()
    const sample = makeSample(seed, { decisions: 300 })
    writeSample(folder.path('files'), sample)
    const files = sample.imports.map(({ path }) => join(folder.path('files'), path))
    const found = await foundIn(folder.path('c.docket'), files)
    expect(differences(found, sample.truth)).toEqual([])
  })

  it('does not depend on the order in which the evidence is imported, but for where it is cited', async () => {
    using folder = caseFolder()
    const sample = makeSample(4, { decisions: 300 })
    writeSample(folder.path('files'), sample)
    const files = sample.imports.map(({ path }) => join(folder.path('files'), path))
    const definitions = files.filter((_, place) => sample.imports[place]?.kind !== 'evidence')
    const evidence = files.filter((_, place) => sample.imports[place]?.kind === 'evidence')
    const [one, other] = [
      await foundIn(folder.path('one.docket'), files),
      await foundIn(folder.path('other.docket'), [...evidence.toReversed(), ...definitions]),
    ]
    const plain = ({ findings, decisions }: typeof one) => ({
      findings: findings
        .map(({ code, subject, excepted }) => JSON.stringify([code, placeless(subject), excepted]))
        .toSorted(),
      decisions: decisions
        .map((decision) => JSON.stringify({ ...decision, evidence: Object.keys(decision.evidence) }))
        .toSorted(),
    })
    expect(plain(other)).toEqual(plain(one))
  })

  it('is the sample that is handed out, too', async () => {
    using folder = caseFolder()
    const { findings, decisions, runs, sources } = await foundIn(folder.path('c.docket'), SAMPLE_FILES)
    const { rebuild, incident } = SAMPLE_EXPECTED
    expect(countsOf(findings.map(({ code }) => code))).toEqual(rebuild.findings)
    expect(countsOf(decisions.map(({ replay }) => replay.verdict))).toEqual(rebuild.verdicts)
    expect([runs, decisions.length]).toEqual([rebuild.runs, rebuild.decisions])
    expect(sources.reduce((sum, { records }) => sum + records, 0)).toBe(SAMPLE_EXPECTED.records)
    const found = decisions.find(({ id }) => id === incident.decision)
    expect(found).toMatchObject({
      outcome: 'permit',
      policy: { version: incident.firstVersion },
      replay: { verdict: 'reproduced', inForce: { outcome: 'deny' } },
    })
  })
})

describe('evidence of any size', () => {
  it('replays as it was recorded, with few findings and none that tells of a broken log', async () => {
    using folder = caseFolder()
    const definitions = volumeDefinitions(folder.path('files'))
    const evidence = folder.path('volume.ndjson')
    const volume = await writeVolume(evidence, { records: 4_000, seed: 1 })
    const { decisions, findings } = await foundIn(folder.path('c.docket'), [...definitions, evidence])
    expect(decisions).toHaveLength(volume.decisions)
    expect(countsOf(decisions.map(({ replay }) => replay.verdict))).toEqual({ reproduced: volume.decisions })
    const ofTheRecords = findings.filter(({ subject }) =>
      ['decision', 'run', 'stream', 'source'].includes(subject.kind),
    )
    expect(new Set(ofTheRecords.map(({ code }) => code))).toEqual(new Set(['BD-03']))
    expect(findings.length).toBeLessThan(volume.decisions / 10)
  })
})

/** An effect is known by where it stands: its line is the same, whichever file comes first. */
function placeless({ kind, id }: Finding['subject']): readonly string[] {
  return [kind, kind === 'effect' ? id.slice(id.indexOf(':')) : id]
}

function countsOf(words: readonly string[]): Readonly<Record<string, number>> {
  return Object.fromEntries(
    [...new Set(words)].map((word) => [word, words.filter((each) => each === word).length]),
  )
}
