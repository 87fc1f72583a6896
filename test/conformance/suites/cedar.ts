import { compileVersion } from '../../../shared/replay/engines.ts'
import type { Evaluation } from '../../../shared/replay/policy-engine.ts'
import {
  CEDAR_TESTS_ABSENT,
  type CorpusFile,
  type CorpusRequest,
  generatedCorpus,
  handWrittenCorpus,
} from '../../fixtures/cedar-corpus.ts'
import { policyVersion } from '../../fixtures/policy-version.ts'
import type { CaseResult, Suite } from '../suite.ts'

/** Cedar's own integration tests: decision, reasons and errors of every request. */
export const cedarSuite: Suite = {
  name: 'Cedar integration tests',
  atLeast: 1,
  async run() {
    if (CEDAR_TESTS_ABSENT !== undefined) return CEDAR_TESTS_ABSENT
    return [...handWrittenCorpus(), ...(await generatedCorpus())].flatMap(resultsOf)
  },
}

function resultsOf(file: CorpusFile): readonly CaseResult[] {
  const compiled = compileVersion(
    policyVersion({
      policy: file.name,
      texts: { 'policy.cedar': file.policiesText },
      entities: file.entitiesText,
      schema: file.schemaText,
      validateRequests: file.validate,
    }),
  )
  const names = file.requests.map((_, at) => `${file.name}#${at}`)
  if (compiled.kind === 'blocked')
    return names.map((name) => ({ name, result: 'refused', detail: compiled.detail }))
  const results = file.requests.map((request, at) =>
    resultOf(names[at] ?? file.name, request, compiled.evaluate({ text: request.request })),
  )
  compiled.dispose()
  return results
}

function resultOf(name: string, request: CorpusRequest, given: Evaluation): CaseResult {
  if (!given.ok) return { name, result: 'refused', detail: given.why }
  const wanted = said(request.decision === 'allow' ? 'permit' : 'deny', request.reason, request.errors)
  const answered = said(given.outcome, given.determiningPositions, given.erringPositions)
  return wanted === answered
    ? { name, result: 'right' }
    : { name, result: 'wrong', detail: `${answered}, not ${wanted}` }
}

function said(outcome: string, reason: readonly string[], errors: readonly string[]): string {
  return `${outcome} by [${reason.join()}] with errors [${errors.join()}]`
}
