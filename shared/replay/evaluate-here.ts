import type { PolicyVersion } from '../model/policy.ts'
import { answerQuestion } from './answer-question.ts'
import { compiledVersions } from './compiled-versions.ts'
import type { Evaluator, VersionDescription } from './evaluator.ts'
import type { Evaluation, Residual } from './policy-engine.ts'

/**
 * An evaluator in the caller's own thread. It has no time budget, and what breaks the engine down leaves
 * every later question unanswered: hostile policies want an evaluator with threads of its own.
 */
export function evaluateHere(versions: readonly PolicyVersion[]): Evaluator {
  const compiled = compiledVersions()
  for (const version of versions) compiled.add(version)
  return {
    evaluate: async (jobs) =>
      jobs.map((job) => answerQuestion({ kind: 'evaluate', ...job }, compiled).value as Evaluation),
    residual: async (jobs) =>
      jobs.map((job) => answerQuestion({ kind: 'residual', ...job }, compiled).value as Residual),
    describe: async (version) =>
      answerQuestion({ kind: 'describe', version }, compiled).value as VersionDescription,
    close: async () => compiled.dispose(),
  }
}
