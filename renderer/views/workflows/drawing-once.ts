import ELK, { type ElkNode } from 'elkjs/lib/elk-api.js'
import workerAddress from 'elkjs/lib/elk-worker.min.js?url'
import type { WorkflowInFull } from '../../../shared/contract/workflows.ts'
import { type Drawing, drawingOf } from './layout.ts'

/** A definition may be made so that its drawing takes hours: it is given up, and the tables say it all. */
const MOST_MS = 8_000

let elk: InstanceType<typeof ELK> | undefined
const drawn = new WeakMap<WorkflowInFull, Promise<Drawing | undefined>>()

/** The drawing of an answer, made once, in a thread of its own. Undefined: it could not be drawn. */
export function drawingOnce(workflow: WorkflowInFull): Promise<Drawing | undefined> {
  const known = drawn.get(workflow)
  if (known !== undefined) return known
  // Why it failed is of no use to who looks: the list of transitions says all that the drawing would.
  const made = drawingOf(workflow, inWorker).catch(() => undefined)
  drawn.set(workflow, made)
  return made
}

async function inWorker(graph: ElkNode): Promise<ElkNode> {
  elk ??= new ELK({ workerFactory: () => new Worker(workerAddress) })
  const own = elk
  let timer = 0
  const late = new Promise<never>((_, reject) => {
    timer = window.setTimeout(() => {
      own.terminateWorker()
      if (elk === own) elk = undefined
      reject(new Error('the drawing took too long'))
    }, MOST_MS)
  })
  try {
    return await Promise.race([own.layout(graph), late])
  } finally {
    window.clearTimeout(timer)
  }
}
