import type { OpenEvaluator } from '../../../shared/engine.ts'
import { remembering } from '../../../shared/replay/remembering.ts'
import { startReplayPool } from '../replay-pool.ts'

/** Threads for each rebuild: engines that misbehave end with them. Equal questions are asked once. */
export const evaluator: OpenEvaluator = (versions, { evaluationBudgetMs }) =>
  remembering(startReplayPool({ versions, evaluationBudgetMs }))
