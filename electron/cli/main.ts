#!/usr/bin/env node
import { randomUUID } from 'node:crypto'
import { DocketError } from '../../shared/model/error.ts'
import { parseArguments } from './arguments.ts'
import { type Output, processOutput } from './output.ts'
import type { Verb } from './verb.ts'
import { decisionsVerb } from './verbs/decisions.ts'
import { demoVerb } from './verbs/demo.ts'
import { findingsVerb } from './verbs/findings.ts'
import { helpVerb } from './verbs/help.ts'
import { importVerb } from './verbs/import.ts'
import { influenceVerb } from './verbs/influence.ts'
import { infoVerb } from './verbs/info.ts'
import { inputsVerb } from './verbs/inputs.ts'
import { keygenVerb } from './verbs/keygen.ts'
import { keysVerb } from './verbs/keys.ts'
import { packetVerb } from './verbs/packet.ts'
import { rebuildVerb } from './verbs/rebuild.ts'
import { replayVerb } from './verbs/replay.ts'
import { reviewVerb } from './verbs/review.ts'
import { searchVerb } from './verbs/search.ts'
import { showVerb } from './verbs/show.ts'
import { timestampVerb } from './verbs/timestamp.ts'
import { verifyVerb } from './verbs/verify.ts'

/** In the order of the work. */
const VERBS: readonly Verb[] = [
  demoVerb,
  importVerb,
  rebuildVerb,
  infoVerb,
  decisionsVerb,
  showVerb,
  replayVerb,
  influenceVerb,
  inputsVerb,
  findingsVerb,
  reviewVerb,
  searchVerb,
  keygenVerb,
  keysVerb,
  packetVerb,
  timestampVerb,
  verifyVerb,
  helpVerb(() => VERBS),
]

async function main(argv: readonly string[], output: Output): Promise<number> {
  const [first = 'help', ...rest] = argv
  const asksForHelp = first === '--help' || first === '-h' || rest.includes('--help') || rest.includes('-h')
  const name = asksForHelp ? 'help' : first
  const verb = VERBS.find((each) => each.name === name)
  if (verb === undefined)
    throw new DocketError('USAGE', { problem: `there is no verb ${JSON.stringify(name)}`, verb: '' })
  const about = first.startsWith('-') ? [] : [first]
  const args = parseArguments(verb, asksForHelp ? about : rest)
  return verb.run({ args, output, signal: interruption(output) })
}

/** Ctrl-C asks long work to stop at the next safe point; a second one stops at once. */
function interruption(output: Output): AbortSignal {
  const controller = new AbortController()
  const stop = () => {
    if (controller.signal.aborted) process.exit(130)
    output.note('stopping at the next safe point; Ctrl-C again stops at once')
    controller.abort()
  }
  process.on('SIGINT', stop)
  process.on('SIGTERM', stop)
  return controller.signal
}

/** Says what happened, where, and what to do; gives the exit code. */
function report(error: unknown, output: Output): number {
  if (error instanceof DocketError) {
    output.note(`docket: ${error.message}`)
    output.note(error.remedy)
    return error.exitCode
  }
  const bug = new DocketError('INTERNAL', { incident: randomUUID() }, { cause: error })
  output.note(`docket: ${bug.message}`)
  output.note(bug.remedy)
  for (const line of String(error instanceof Error ? error.stack : error).split('\n')) output.note(line)
  return bug.exitCode
}

const output = processOutput()
process.exitCode = await main(process.argv.slice(2), output).catch((error: unknown) => report(error, output))
