import { create } from 'zustand'
import type { WireError } from '../../shared/contract/envelope.ts'
import type { Output } from '../../shared/contract/methods.ts'
import { ask, wireErrorOf } from '../client/client.ts'
import { counted } from '../words/numbers.ts'
import type { OpenCase } from './case.ts'
import { exportFile } from './export-file.ts'

type Walk = Output<'custody.walk'>

/** How far the chain of a case was walked, and what was passed. */
export interface Walked {
  readonly seq: number
  readonly entries: number
  readonly broken: Walk['broken']
  readonly ended: boolean
  /** Digest of the last line that was walked. */
  readonly head: string | null
  readonly acts: ReadonlyMap<string, number>
  readonly people: ReadonlyMap<string, number>
  /** RFC 3339, of its end. */
  readonly at: string | null
  readonly tookMs: number
  readonly error: WireError | null
}

const NOT_YET: Walked = {
  seq: 0,
  entries: 0,
  broken: null,
  ended: false,
  head: null,
  acts: new Map(),
  people: new Map(),
  at: null,
  tookMs: 0,
  error: null,
}

const useWalks = create<{ readonly walks: Readonly<Record<string, Walked>> }>(() => ({ walks: {} }))
const current = new Map<string, number>()

export function useWalk(token: string): Walked {
  return useWalks(({ walks }) => walks[token] ?? NOT_YET)
}

/** Walks the chain of a case from its first entry, part by part. A newer walk ends an older one. */
export async function walkCustody(token: string): Promise<void> {
  const number = (current.get(token) ?? 0) + 1
  current.set(token, number)
  const began = performance.now()
  let so: Walked = NOT_YET
  const keep = (change: Partial<Walked>) => {
    so = { ...so, ...change }
    useWalks.setState(({ walks }) => ({ walks: { ...walks, [token]: so } }))
  }
  let from: Walk['walked'] = { seq: 0, digest: null }
  try {
    for (let ended = false; !ended;) {
      const walk: Walk = await ask('custody.walk', { case: token, from })
      if (current.get(token) !== number) return
      from = walk.walked
      ended = walk.ended
      keep({
        seq: from.seq,
        head: from.digest,
        entries: walk.entries,
        broken: walk.broken,
        acts: added(so.acts, walk.acts),
        people: added(so.people, walk.people),
        ended,
        at: new Date().toISOString(),
        tookMs: performance.now() - began,
      })
    }
  } catch (error) {
    keep({ ended: true, error: wireErrorOf(error) })
  }
}

function added(
  so: ReadonlyMap<string, number>,
  more: Readonly<Record<string, number>>,
): ReadonlyMap<string, number> {
  const sum = new Map(so)
  for (const [name, count] of Object.entries(more)) sum.set(name, (sum.get(name) ?? 0) + count)
  return sum
}

/** Writes the log as it goes into packets to a file that the person chooses. */
export function exportCustody({ case: token, name }: OpenCase): void {
  exportFile({
    job: 'custody.export',
    input: { case: token },
    doing: 'Save the custody log',
    title: 'Save the custody log as',
    file: `${name}-custody.ndjson`,
    holds: ({ entries }) => counted(entries, 'entry', 'entries'),
  })
}
