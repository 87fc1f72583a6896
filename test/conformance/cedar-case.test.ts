import { describe, expect, it } from 'vitest'
import type { Decision } from '../../shared/model/decision.ts'
import { caseFolder } from '../fixtures/case-evidence.ts'
import { writeCedarBundle, writeCedarEvidence } from '../fixtures/cedar-case.ts'
import { CEDAR_TESTS_ABSENT, generatedCorpus, handWrittenCorpus } from '../fixtures/cedar-corpus.ts'
import { docket, ndjson } from '../fixtures/cli.ts'

const title = CEDAR_TESTS_ABSENT ?? "a case made of Cedar's own integration tests"

describe.skipIf(CEDAR_TESTS_ABSENT !== undefined)(title, () => {
  it('has every decision reproduced, by the rules that were recorded', async () => {
    using folder = caseFolder()
    const [at, bundle, evidence] = ['c.docket', 'bundle.tar.gz', 'decisions.ndjson'].map(folder.path) as [
      string,
      string,
      string,
    ]
    const files = [...handWrittenCorpus(), ...(await generatedCorpus())]
    await writeCedarBundle(bundle, files)
    await writeCedarEvidence(evidence, files)
    const imported = await docket('import', at, bundle, evidence, '--json')
    expect(imported.stderr).toBe('')
    expect(imported.code).toBe(0)
    expect(JSON.parse(imported.stdout)).toMatchObject({
      files: [{ kind: 'policies' }, { kind: 'evidence', quarantined: 0, records: 74 + 4800 }],
      rebuild: { decisions: 74 + 4800, verdicts: { reproduced: 74 + 4800 } },
    })
    // RP-06 would say that other rules decided than those recorded.
    expect(JSON.parse(imported.stdout).rebuild.findings).not.toHaveProperty('RP-06')

    const decisions = ndjson<Decision>(await docket('decisions', at, '--json'))
    const expected = files.flatMap((file) =>
      file.requests.map(({ decision }, index) => [
        `${file.name}/${index}/decide#1`,
        decision === 'allow' ? 'permit' : 'deny',
      ]),
    )
    expect(decisions.map(({ id, replay }) => [id, replay.outcome])).toEqual(expected)
  })
})
