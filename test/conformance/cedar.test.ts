import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startReplayPool } from '../../electron/engine-host/replay-pool.ts'
import { entityStore } from '../../shared/replay/cedar/entity-store.ts'
import { entityReferences } from '../../shared/replay/cedar/entity-references.ts'
import type { JsonValue } from '../../shared/model/json.ts'
import type { PolicyVersion } from '../../shared/model/policy.ts'
import { parseLossless } from '../../shared/proof/lossless-json.ts'
import type { Evaluator } from '../../shared/replay/evaluator.ts'
import type { Evaluation } from '../../shared/replay/policy-engine.ts'
import { versionKey } from '../../shared/replay/version-key.ts'
import {
  CEDAR_TESTS_ABSENT,
  type CorpusFile,
  type CorpusRequest,
  generatedCorpus,
  handWrittenCorpus,
} from '../fixtures/cedar-corpus.ts'
import { policyVersion } from '../fixtures/policy-version.ts'

const BEYOND_DOUBLES = /(?<![\d."])-?\d{16,}(?![\d."])/

const title = CEDAR_TESTS_ABSENT ?? "Cedar's own integration tests"

describe.skipIf(CEDAR_TESTS_ABSENT !== undefined)(title, () => {
  let files: readonly CorpusFile[] = []
  let versions: ReadonlyMap<CorpusFile, PolicyVersion> = new Map()
  let pool: Evaluator

  beforeAll(async () => {
    files = [...handWrittenCorpus(), ...(await generatedCorpus())]
    versions = new Map(files.map((file) => [file, versionOf(file)]))
    pool = startReplayPool({ versions: [...versions.values()], evaluationBudgetMs: 30_000 })
  })
  afterAll(() => pool.close())

  it('gives decision, reasons and errors of all 4,874 requests', async () => {
    const asked = files.flatMap((file) => file.requests.map((request) => ({ file, request })))
    const jobs = asked.map(({ file, request }) => ({
      version: versionKey(versions.get(file)!),
      request: { text: request.request },
    }))
    const evaluations = await pool.evaluate(jobs)
    const differing = asked.flatMap(({ file, request }, at) =>
      agrees(request, evaluations[at]) ? [] : [{ file: file.name, request, given: evaluations[at] }],
    )
    expect(differing).toEqual([])
    expect(evaluations).toHaveLength(74 + 4800)
  })

  it('is asked about integers that no double holds, and about entities that are cut away', () => {
    const big = files.filter((file) =>
      [file.policiesText, file.entitiesText, ...file.requests.map(({ request }) => request)].some((text) =>
        BEYOND_DOUBLES.test(text),
      ),
    )
    expect(big.length).toBeGreaterThan(50)
    const cut = files.flatMap((file) => file.requests.map((request) => leftOut(file, request)))
    expect(Math.max(...cut)).toBeGreaterThan(5)
  })

  it('knows every reason and error as a rule of its version', async () => {
    for (const file of files.slice(0, 40)) {
      const description = await pool.describe(versionKey(versions.get(file)!))
      const ids = description.kind === 'compiled' ? description.ruleIds : new Set<string>()
      for (const { reason, errors } of file.requests)
        expect([...ids]).toEqual(expect.arrayContaining([...reason, ...errors]))
    }
  })
})

function versionOf(file: CorpusFile): PolicyVersion {
  return policyVersion({
    policy: file.name,
    texts: { 'policy.cedar': file.policiesText },
    entities: file.entitiesText,
    schema: file.schemaText,
    validateRequests: file.validate,
  })
}

function agrees(request: CorpusRequest, given: Evaluation | undefined): boolean {
  if (given?.ok !== true) return false
  return (
    given.outcome === (request.decision === 'allow' ? 'permit' : 'deny') &&
    given.determiningPositions.join() === request.reason.join() &&
    given.erringPositions.join() === request.errors.join()
  )
}

/** How many of the file's entities a request cannot reach. */
function leftOut(file: CorpusFile, request: CorpusRequest): number {
  const entities = parseLossless(file.entitiesText)
  const asked = parseLossless(request.request)
  if (!entities.ok || !asked.ok) throw new Error(`${file.name} is no JSON`)
  const all = entities.value as readonly JsonValue[]
  return all.length - entityStore(all).reachedFrom(entityReferences(asked.value)).length
}
