import { parentPort } from 'node:worker_threads'
import {
  type CaseLook,
  type CaseSummary,
  copyBesideCase,
  lookAtCase,
  openCaseFile,
  openOrMakeCase,
  summariseCase,
} from '../../shared/engine.ts'
import { assertNever } from '../../shared/model/assert-never.ts'
import { DocketError } from '../../shared/model/error.ts'
import type { CheckAnswer, CheckQuestion, CheckRequest } from './check-messages.ts'
import { isThere } from './is-there.ts'
import { acting } from './surroundings.ts'
import { stackOf } from './wire-error.ts'

const port = parentPort
if (port === null) throw new Error('this file runs in a worker thread only')

const tell = (answer: CheckAnswer): void => port.postMessage(answer)
let before: Promise<void> = Promise.resolve()
port.on('message', (request: CheckRequest) => {
  before = before.then(async () => inTurn(request))
})

async function inTurn({ id, question }: CheckRequest): Promise<void> {
  tell({ id, result: { state: 'begun' } })
  tell({ id, result: await resultOf(question) })
}

async function resultOf(question: CheckQuestion): Promise<CheckAnswer['result']> {
  try {
    return { state: 'done', value: await answer(question) }
  } catch (error) {
    return error instanceof DocketError
      ? { state: 'failed', code: error.code, facts: error.facts }
      : { state: 'broke', stack: stackOf(error) }
  }
}

async function answer({ kind, path }: CheckQuestion): Promise<CaseLook | CaseSummary> {
  switch (kind) {
    case 'look':
      return lookAtCase(path)
    case 'open': {
      const older = isOlder(path)
      // An older Docket will not read what it is brought to.
      if (older) await copyBesideCase(path)
      using file = openCaseFile(path, older ? 'read-write' : 'read-only')
      return summariseCase(file)
    }
    case 'make': {
      if (await isThere(path)) throw new DocketError('FILE_EXISTS', { path })
      using file = openOrMakeCase(path, acting)
      return summariseCase(file)
    }
    default:
      return assertNever(kind)
  }
}

/** To be written to is to be brought to the schema of today. A case that is locked is one of today, or waits. */
function isOlder(path: string): boolean {
  try {
    const { schema, known } = lookAtCase(path)
    return schema < known
  } catch (error) {
    if (error instanceof DocketError && error.code === 'CASE_LOCKED') return false
    throw error
  }
}
