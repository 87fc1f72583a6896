import {
  bisect,
  blastRadius,
  checkDraft,
  decisionInfluence,
  impact,
  valueAnswers,
  whatIf,
} from '../../../shared/engine.ts'
import type { PolicyVersion } from '../../../shared/model/policy.ts'
import type { Evaluator } from '../../../shared/replay/evaluator.ts'
import { HearingPool } from '../hearing-pool.ts'
import { conditions } from './conditions.ts'
import { evaluator } from './evaluator.ts'
import { type CallTable, caseOf, type JobTable } from './tables.ts'

const hearing = new HearingPool()

function hearingOf(versions: readonly PolicyVersion[], budgetMs: number, draft?: PolicyVersion): Evaluator {
  return draft === undefined ? hearing.of(versions, budgetMs) : hearing.withDraft(versions, budgetMs, draft)
}

export const replayCalls = {
  'replay.influence': (input, by) =>
    decisionInfluence(caseOf(input, by), input, (versions, budgetMs) => hearing.of(versions, budgetMs)),
  'replay.whatIf': (input, by) => whatIf(caseOf(input, by), input, input, hearingOf),
  'replay.values': (input, by) => valueAnswers(caseOf(input, by), input, input, hearingOf),
  'replay.check': (input, by) => checkDraft(caseOf(input, by), input.draft, hearingOf),
  'replay.bisect': (input, by) =>
    bisect(caseOf(input, by), input, (versions, budgetMs) => hearing.of(versions, budgetMs)),
} satisfies Partial<CallTable>

export const replayJobs = {
  'replay.impact': ({ where, ...input }, { files, cases, signal, onProgress }) =>
    impact(cases.reading(files.path(input.case)), {
      ...input,
      where: conditions(where),
      evaluator,
      signal,
      onProgress,
    }),
  'replay.blastRadius': ({ rows, ...input }, { files, cases, signal, onProgress }) =>
    blastRadius(cases.reading(files.path(input.case)), input, { rows, evaluator, signal, onProgress }),
} satisfies Partial<JobTable>
