import { Worker } from 'node:worker_threads'
import type { PolicyVersion } from '../../shared/model/policy.ts'
import type { Answer, Question } from '../../shared/replay/answer-question.ts'
import type { VersionKey } from '../../shared/replay/version-key.ts'
import {
  PHASE,
  type Phase,
  type ReplayAnswers,
  type ReplayBatch,
  type ReplayThreadStart,
  STAMP,
  STAMP_CELLS,
} from './replay-messages.ts'
import { workerUrl } from './worker-url.ts'

/**
 * Above this a thread ends, if it can: a heap that runs full within one allocation takes the process with
 * it. What an engine is given at once is bounded well below.
 */
const HEAP_MB = 1024

/** What a thread is working on: `serial` and `phase` together tell one piece of work from every other. */
export interface Place {
  readonly serial: number
  readonly question: number
  readonly phase: Exclude<Phase, typeof PHASE.resting>
}

export interface ReplayThread {
  /** Sends questions. Requires that all questions given before are answered. */
  ask(questions: readonly Question[]): void
  /** What it is working on now; undefined where it works on nothing. */
  place(): Place | undefined
  /** Ends it, whatever it is at. Nothing is heard of it afterwards. */
  end(): Promise<void>
}

export interface ReplayThreadEvents {
  answered(answers: readonly Answer[]): void
  /** It ended by itself. */
  died(error: Error): void
}

/** Starts a thread with an engine of its own. It keeps the process alive only while it is asked something. */
export function startReplayThread(
  versionNamed: (key: VersionKey) => PolicyVersion,
  events: ReplayThreadEvents,
  heapMb: number = HEAP_MB,
): ReplayThread {
  const stamp = new SharedArrayBuffer(STAMP_CELLS * Int32Array.BYTES_PER_ELEMENT)
  const cells = new Int32Array(stamp)
  const worker = new Worker(workerUrl('replay-worker'), {
    workerData: { stamp } satisfies ReplayThreadStart,
    // Nothing of the host's environment is the engine's business.
    env: { TZ: 'UTC' },
    resourceLimits: { maxOldGenerationSizeMb: heapMb },
  })
  const sent = new Set<VersionKey>()
  let unanswered = 0
  let ended = false

  worker.on('message', ({ answers }: ReplayAnswers) => {
    if (ended) return
    unanswered -= answers.length
    if (unanswered === 0) worker.unref()
    events.answered(answers)
  })
  worker.on('error', (error: unknown) => {
    if (ended) return
    ended = true
    events.died(error instanceof Error ? error : new Error(String(error)))
  })
  worker.on('exit', (code) => {
    if (ended) return
    ended = true
    events.died(new Error(`a replay thread ended with code ${code}`))
  })
  worker.unref()

  return {
    ask: (questions) => {
      const unknown = [...new Set(questions.map(({ version }) => version))].filter((key) => !sent.has(key))
      for (const key of unknown) sent.add(key)
      unanswered = questions.length
      worker.ref()
      // `bind` has been applied, and may hold numbers that do not survive the way.
      const versions = unknown.map((key) => ({ ...versionNamed(key), bind: undefined }))
      worker.postMessage({ versions, questions } satisfies ReplayBatch)
    },
    place: () => readPlace(cells),
    end: async () => {
      ended = true
      await worker.terminate()
    },
  }
}

/** Reads the stamp while its owner may be writing it: what changed meanwhile counts as nothing. */
function readPlace(cells: Int32Array): Place | undefined {
  const serial = Atomics.load(cells, STAMP.serial)
  const phase = Atomics.load(cells, STAMP.phase) as Phase
  const question = Atomics.load(cells, STAMP.question)
  if (serial !== Atomics.load(cells, STAMP.serial) || phase === PHASE.resting) return undefined
  return { serial, question, phase }
}
