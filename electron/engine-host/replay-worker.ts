import { type MessagePort, parentPort, workerData } from 'node:worker_threads'
import { type Answer, answerQuestion } from '../../shared/replay/answer-question.ts'
import { compiledVersions } from '../../shared/replay/compiled-versions.ts'
import {
  type Phase,
  PHASE,
  type ReplayAnswers,
  type ReplayBatch,
  type ReplayThreadStart,
  STAMP,
} from './replay-messages.ts'

/** Answers wait no longer than this before they are sent: what is sent is not lost with the thread. */
const FLUSH_MS = 20

const stamp = new Int32Array((workerData as ReplayThreadStart).stamp)
const versions = compiledVersions()
let serial = 0

/** Writes down what the thread is at, for a pool that cannot ask while it is at it. */
function mark(phase: Phase, question: number): void {
  Atomics.store(stamp, STAMP.phase, phase)
  Atomics.store(stamp, STAMP.question, question)
  serial += 1
  Atomics.store(stamp, STAMP.serial, serial)
}

function answerBatch(port: MessagePort, batch: ReplayBatch): void {
  for (const version of batch.versions) versions.add(version)
  let answers: Answer[] = []
  let flushed = performance.now()
  const flush = (): void => {
    port.postMessage({ answers } satisfies ReplayAnswers)
    answers = []
    flushed = performance.now()
  }
  for (const [at, question] of batch.questions.entries()) {
    mark(PHASE.compiling, at)
    const answer = answerQuestion(question, versions, () => mark(PHASE.evaluating, at))
    mark(PHASE.resting, at)
    answers.push(answer)
    // The pool starts a fresh thread for the rest.
    if (answer.engine === 'stopped') break
    if (performance.now() - flushed > FLUSH_MS) flush()
  }
  // The last answer may just have been sent, and the pool takes a message for the answer to a question.
  if (answers.length > 0) flush()
}

const port = parentPort
if (port === null) throw new Error('this file runs in a worker thread only')
port.on('message', (batch: ReplayBatch) => answerBatch(port, batch))
