import { comparableJson } from '../proof/canonical-json.ts'
import { parseLossless } from '../proof/lossless-json.ts'
import type { Evaluator, ReplayJob } from './evaluator.ts'
import { Lru, type LruLimits } from './lru.ts'
import type { Evaluation } from './policy-engine.ts'

const MEMORY_LIMITS: LruLimits = { entries: 200_000, bytes: 128 * 1024 * 1024 }

/**
 * An evaluator that asks another one each question once: equal requests (as JSON, whatever the order of
 * keys and the blanks) under the same version have one answer, and at any time, unless a rule reads the clock that
 * it was given. Questions still being asked are shared too.
 */
export function remembering(asked: Evaluator, limits: LruLimits = MEMORY_LIMITS): Evaluator {
  const answers = new Lru<Evaluation>(limits)
  const open = new Map<string, Promise<Answered>>()

  /** The answer, or the key under which one is being given. */
  const known = (job: ReplayJob, keyOf: KeyOf, unasked: Map<string, ReplayJob>): Answered | string => {
    const { at } = job.request
    const written = remembered(answers, job, job.request.text)
    if (written !== undefined) return { evaluation: written, at }
    const text = comparable(job.request.text)
    const same = text === job.request.text ? undefined : remembered(answers, job, text)
    if (same !== undefined) {
      remember(answers, job, [job.request.text], same)
      return { evaluation: same, at }
    }
    const key = keyOf(job, text)
    if (!open.has(key) && !unasked.has(key)) unasked.set(key, job)
    return key
  }

  const ask = (unasked: ReadonlyMap<string, ReplayJob>): void => {
    const answering = asked.evaluate([...unasked.values()])
    for (const [place, [key, job]] of [...unasked].entries()) {
      const answer = answering.then((given) => {
        const evaluation = given[place] ?? lost(key)
        const { text, at } = job.request
        remember(answers, job, [text, comparable(text)], evaluation)
        return { evaluation, at }
      })
      open.set(
        key,
        answer.finally(() => open.delete(key)),
      )
    }
  }

  const answersTo = async (jobs: readonly ReplayJob[], keyOf: KeyOf): Promise<readonly Answered[]> => {
    const unasked = new Map<string, ReplayJob>()
    const found = jobs.map((job) => known(job, keyOf, unasked))
    if (unasked.size > 0) ask(unasked)
    const given = new Map<string, Promise<Answered> | undefined>()
    for (const key of found) if (typeof key === 'string') given.set(key, open.get(key))
    const awaited = new Map<string, Answered | undefined>()
    await Promise.all([...given].map(async ([key, answer]) => awaited.set(key, await answer)))
    return found.map((one) => (typeof one === 'string' ? (awaited.get(one) ?? lost(one)) : one))
  }

  return {
    evaluate: async (jobs) => {
      // Once whatever the time; then again for those times at which a clock was read that stood elsewhere.
      const first = await answersTo(jobs, untimedKey)
      const others = jobs.filter((job, index) => !isAnswerTo(job, first[index]))
      const again = others.length === 0 ? [] : await answersTo(others, timedKey)
      const rest = again.values()
      return jobs.map((job, index) => {
        const answer = isAnswerTo(job, first[index]) ? first[index] : rest.next().value
        return (answer ?? lost(job.request.text)).evaluation
      })
    },
    residual: (jobs) => asked.residual(jobs),
    describe: (version) => asked.describe(version),
    close: () => asked.close(),
  }
}

interface Answered {
  readonly evaluation: Evaluation
  /** Where the clock stood that it was given. */
  readonly at: string | undefined
}

type KeyOf = (job: ReplayJob, text: string) => string

function untimedKey({ version }: ReplayJob, text: string): string {
  return `${version}\n${text}`
}

function timedKey({ version, request }: ReplayJob, text: string): string {
  return `${version}\n@${request.at ?? ''}\n${text}`
}

function isAnswerTo({ request }: ReplayJob, answer: Answered | undefined): boolean {
  return answer !== undefined && (answer.evaluation.clock !== 'assumed' || answer.at === request.at)
}

function remembered(answers: Lru<Evaluation>, job: ReplayJob, text: string): Evaluation | undefined {
  return answers.get(untimedKey(job, text)) ?? answers.get(timedKey(job, text))
}

function remember(
  answers: Lru<Evaluation>,
  job: ReplayJob,
  texts: readonly string[],
  evaluation: Evaluation,
): void {
  const keyOf = evaluation.clock === 'assumed' ? timedKey : untimedKey
  for (const key of new Set(texts.map((text) => keyOf(job, text))))
    answers.set(key, evaluation, bytesOf(key, evaluation))
}

/** The request's text in one form for all that are the same JSON; a text that is no JSON stands for itself. */
function comparable(request: string): string {
  const reading = parseLossless(request)
  return reading.ok ? comparableJson(reading.value) : request
}

/** About what an entry takes: texts at two bytes a character, and the objects around them. */
function bytesOf(key: string, answer: Evaluation): number {
  const lists = answer.ok
    ? [...answer.determining, ...answer.errors, ...answer.missingAttributes, ...(answer.reads ?? [])]
    : [answer.why]
  return 2 * (key.length + lists.reduce((sum, text) => sum + text.length, 0)) + 200
}

function lost(key: string): never {
  throw new Error(`no answer came for ${key.slice(0, 80)}`)
}
