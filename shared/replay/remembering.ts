import { comparableJson } from '../proof/canonical-json.ts'
import { parseLossless } from '../proof/lossless-json.ts'
import type { Evaluator, ReplayJob } from './evaluator.ts'
import { Lru, type LruLimits } from './lru.ts'
import type { Evaluation } from './policy-engine.ts'

const MEMORY_LIMITS: LruLimits = { entries: 200_000, bytes: 128 * 1024 * 1024 }

/**
 * An evaluator that asks another one each question once: equal requests (as JSON, whatever the order of
 * keys and the blanks) under the same version have one answer. Questions still being asked are shared too.
 */
export function remembering(asked: Evaluator, limits: LruLimits = MEMORY_LIMITS): Evaluator {
  const answers = new Lru<Evaluation>(limits)
  const open = new Map<string, Promise<Evaluation>>()

  /** The answer, or the key under which one is being given. */
  const known = (job: ReplayJob, unasked: Map<string, Unasked>): Evaluation | string => {
    const asWritten = keyOf(job.version, job.request)
    const answer = answers.get(asWritten)
    if (answer !== undefined) return answer
    const key = keyOf(job.version, comparable(job.request))
    const same = key === asWritten ? undefined : answers.get(key)
    if (same !== undefined) answers.set(asWritten, same, bytesOf(asWritten, same))
    else if (!open.has(key) && !unasked.has(key)) unasked.set(key, { job, asWritten })
    return same ?? key
  }

  const ask = (unasked: ReadonlyMap<string, Unasked>): void => {
    const answering = asked.evaluate([...unasked.values()].map(({ job }) => job))
    for (const [at, [key, { asWritten }]] of [...unasked].entries()) {
      const answer = answering.then((given) => {
        const evaluation = given[at] ?? lost(key)
        for (const name of new Set([key, asWritten])) answers.set(name, evaluation, bytesOf(name, evaluation))
        return evaluation
      })
      open.set(
        key,
        answer.finally(() => open.delete(key)),
      )
    }
  }

  return {
    evaluate: async (jobs) => {
      const unasked = new Map<string, Unasked>()
      const found = jobs.map((job) => known(job, unasked))
      if (unasked.size > 0) ask(unasked)
      const given = new Map<string, Promise<Evaluation> | undefined>()
      for (const key of found) if (typeof key === 'string') given.set(key, open.get(key))
      const awaited = new Map<string, Evaluation | undefined>()
      await Promise.all([...given].map(async ([key, answer]) => awaited.set(key, await answer)))
      return found.map((one) => (typeof one === 'string' ? (awaited.get(one) ?? lost(one)) : one))
    },
    describe: (version) => asked.describe(version),
    close: () => asked.close(),
  }
}

interface Unasked {
  readonly job: ReplayJob
  readonly asWritten: string
}

function keyOf(version: string, request: string): string {
  return `${version}\n${request}`
}

/** The request's text in one form for all that are the same JSON; a text that is no JSON stands for itself. */
function comparable(request: string): string {
  const reading = parseLossless(request)
  return reading.ok ? comparableJson(reading.value) : request
}

/** About what an entry takes: texts at two bytes a character, and the objects around them. */
function bytesOf(key: string, answer: Evaluation): number {
  const lists = answer.ok
    ? [...answer.determining, ...answer.errors, ...answer.missingAttributes]
    : [answer.why]
  return 2 * (key.length + lists.reduce((sum, text) => sum + text.length, 0)) + 200
}

function lost(key: string): never {
  throw new Error(`no answer came for ${key.slice(0, 80)}`)
}
