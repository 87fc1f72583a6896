import type { PolicyVersion } from '../../shared/model/policy.ts'
import type { Answer, Question } from '../../shared/replay/answer-question.ts'
import type { Evaluator, VersionDescription } from '../../shared/replay/evaluator.ts'
import type { Blocked, Evaluation, Residual } from '../../shared/replay/policy-engine.ts'
import { type VersionKey, versionKey } from '../../shared/replay/version-key.ts'
import { overdueWatch, type TimeBudgets } from './overdue.ts'
import { batchesOf } from './replay-batches.ts'
import { PHASE } from './replay-messages.ts'
import {
  type GivenTasks,
  memorySpent,
  othersOf,
  type ReplayTask,
  settleRefused,
  timeSpent,
} from './replay-task.ts'
import { type Place, type ReplayThread, startReplayThread } from './replay-thread.ts'

export interface ReplayPoolOptions {
  /** Every version that will be asked for. */
  readonly versions: readonly PolicyVersion[]
  /** The most time for one evaluation, in milliseconds (CaseSettings.evaluationBudgetMs). */
  readonly evaluationBudgetMs: number
  /** The most time for making one version ready, in milliseconds. */
  readonly compileBudgetMs?: number
  /** How many threads at most; else the machine's cores, up to eight. */
  readonly threads?: number
  /** How large the heap of a thread may grow, in MB. */
  readonly heapMb?: number
}

/** An evaluator that can be asked for a version which it was not opened with. */
export interface ReplayPoolEvaluator extends Evaluator {
  /** It is kept until the pool is closed. */
  readonly add: (version: PolicyVersion) => void
}

const COMPILE_BUDGET_MS = 30_000
const MOST_THREADS = 8

/** How often the threads are looked at, in milliseconds: a budget is overrun by about this. */
const LOOK_EVERY = { least: 5, most: 250 } as const

/**
 * Evaluates in threads of its own, each with its own engine. The answers depend neither on how many threads
 * there are nor on which of them is first. A question that spends its budget, or more memory than a thread
 * may have, is answered in words, and a fresh thread goes on with the rest. Threads start when there is work
 * and do not keep the process alive without it.
 */
export function startReplayPool(options: ReplayPoolOptions): ReplayPoolEvaluator {
  const versions = new Map(options.versions.map((version) => [versionKey(version), version]))
  const pool = new ReplayPool(options, (key) => versions.get(key) ?? unknownVersion(key))
  const ask = async (questions: readonly Question[]): Promise<readonly Answer['value'][]> => {
    for (const { version } of questions) if (!versions.has(version)) unknownVersion(version)
    return pool.ask(questions)
  }
  return {
    add: (version) => void versions.set(versionKey(version), version),
    evaluate: async (jobs) =>
      (await ask(jobs.map((job) => ({ kind: 'evaluate', ...job })))) as readonly Evaluation[],
    residual: async (jobs) =>
      (await ask(jobs.map((job) => ({ kind: 'residual', ...job })))) as readonly Residual[],
    describe: async (version) => {
      const [description] = await ask([{ kind: 'describe', version }])
      return description as VersionDescription
    },
    close: () => pool.end(new Error('the replay pool was closed')),
  }
}

function unknownVersion(key: VersionKey): never {
  throw new Error(`the replay pool was not opened with ${key}`)
}

interface Member {
  readonly thread: ReplayThread
  readonly isOverdue: ReturnType<typeof overdueWatch>
  given: GivenTasks | undefined
}

class ReplayPool {
  readonly #versionNamed: (key: VersionKey) => PolicyVersion
  readonly #most: number
  readonly #heapMb: number | undefined
  readonly #budgets: TimeBudgets
  readonly #members = new Set<Member>()
  readonly #blocked = new Map<VersionKey, Blocked>()
  /** Batches that no thread has yet, the next one first. */
  #waiting: (readonly ReplayTask[])[] = []
  /** How each call that is being answered ends if the pool does. */
  readonly #calls = new Set<(error: Error) => void>()
  #ended: Error | undefined
  #looking: NodeJS.Timeout | undefined

  constructor(options: ReplayPoolOptions, versionNamed: (key: VersionKey) => PolicyVersion) {
    this.#versionNamed = versionNamed
    this.#most = options.threads ?? Math.min(navigator.hardwareConcurrency, MOST_THREADS)
    this.#heapMb = options.heapMb
    this.#budgets = {
      evaluateMs: options.evaluationBudgetMs,
      compileMs: options.compileBudgetMs ?? COMPILE_BUDGET_MS,
    }
  }

  /** Answers in the order of the questions. */
  ask(questions: readonly Question[]): Promise<readonly Answer['value'][]> {
    if (this.#ended !== undefined) return Promise.reject(this.#ended)
    if (questions.length === 0) return Promise.resolve([])
    const { promise, resolve, reject } = Promise.withResolvers<readonly Answer['value'][]>()
    const values: Answer['value'][] = Array.from({ length: questions.length })
    let open = questions.length
    this.#calls.add(reject)
    const tasks = questions.map((question, at): ReplayTask => {
      const settle = (value: Answer['value']): void => {
        values[at] = value
        open -= 1
        if (open > 0) return
        this.#calls.delete(reject)
        resolve(values)
      }
      return { question, settle, tried: 'never' }
    })
    this.#waiting.push(...batchesOf(tasks, this.#most))
    this.#dispatch()
    return promise
  }

  /** Ends every thread; what is still being asked is rejected with the reason. */
  async end(why: Error): Promise<void> {
    this.#ended ??= why
    clearInterval(this.#looking)
    this.#waiting = []
    for (const reject of this.#calls) reject(why)
    this.#calls.clear()
    const members = [...this.#members]
    this.#members.clear()
    await Promise.all(members.map(({ thread }) => thread.end()))
  }

  #dispatch(): void {
    while (this.#waiting.length > 0) {
      const member = this.#freeMember()
      if (member === undefined) break
      const tasks = (this.#waiting.shift() ?? []).filter((task) => !this.#settleBlocked(task))
      if (tasks.length === 0) continue
      member.given = { tasks, answered: 0 }
      member.thread.ask(tasks.map(({ question }) => question))
    }
    this.#look()
  }

  #freeMember(): Member | undefined {
    for (const member of this.#members) if (member.given === undefined) return member
    if (this.#members.size >= this.#most) return undefined
    const member: Member = {
      thread: startReplayThread(
        this.#versionNamed,
        {
          answered: (answers) => this.#answered(member, answers),
          died: (error) => this.#died(member, error),
        },
        this.#heapMb,
      ),
      isOverdue: overdueWatch(this.#budgets),
      given: undefined,
    }
    this.#members.add(member)
    return member
  }

  /** Answers a question about a version that is known to be of no use, so that it breaks no thread again. */
  #settleBlocked(task: ReplayTask): boolean {
    const why = this.#blocked.get(task.question.version)
    if (why !== undefined) settleRefused(task, why)
    return why !== undefined
  }

  #answered(member: Member, answers: readonly Answer[]): void {
    const { given } = member
    if (given === undefined) throw new Error('a replay thread answered what it was not asked')
    for (const { value, blocked } of answers) {
      const task = given.tasks[given.answered]
      given.answered += 1
      if (task === undefined) throw new Error('a replay thread gave more answers than it was asked for')
      if (blocked !== undefined) this.#blocked.set(task.question.version, blocked)
      task.settle(value)
    }
    if (answers.some(({ engine }) => engine === 'stopped')) this.#replace(member, othersOf(given, -1))
    else if (given.answered === given.tasks.length) member.given = undefined
    this.#dispatch()
  }

  /** Only a spent heap is an answer about the question; anything else that ends a thread is a bug. */
  #died(member: Member, error: Error): void {
    const { given } = member
    if (given === undefined || !('code' in error) || error.code !== 'ERR_WORKER_OUT_OF_MEMORY') {
      void this.end(error)
      return
    }
    const place = member.thread.place()
    const at = place?.question ?? given.answered
    const task = given.tasks[at]
    this.#replace(member, othersOf(given, at))
    if (task?.tried === 'never') this.#waiting.unshift([{ ...task, tried: 'once' }])
    else if (task !== undefined) this.#refuse(task, place, memorySpent(place))
    this.#dispatch()
  }

  #lookOnce(): void {
    const now = performance.now()
    for (const member of this.#members) {
      const place = member.thread.place()
      if (!member.isOverdue(place, now) || place === undefined || member.given === undefined) continue
      const task = member.given.tasks[place.question]
      this.#replace(member, othersOf(member.given, place.question))
      if (task !== undefined) this.#refuse(task, place, timeSpent(place, this.#budgets))
    }
    this.#dispatch()
  }

  /** A version that could not be made ready is of no use to later questions either. */
  #refuse(task: ReplayTask, place: Place | undefined, why: Blocked): void {
    if (place?.phase === PHASE.compiling) this.#blocked.set(task.question.version, why)
    settleRefused(task, why)
  }

  /** Ends a thread; what it leaves undone comes first. */
  #replace(member: Member, left: readonly ReplayTask[]): void {
    this.#members.delete(member)
    void member.thread.end()
    if (left.length > 0) this.#waiting.unshift(left)
  }

  /** Looks at the threads now and then, while there is something to see. */
  #look(): void {
    const isBusy = [...this.#members].some(({ given }) => given !== undefined)
    if (isBusy === (this.#looking !== undefined)) return
    clearInterval(this.#looking)
    const { least, most } = LOOK_EVERY
    const every = Math.min(most, Math.max(least, this.#budgets.evaluateMs / 4))
    this.#looking = isBusy ? setInterval(() => this.#lookOnce(), every) : undefined
  }
}
