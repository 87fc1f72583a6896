import { basename, dirname } from 'node:path'
import type { RecentCase } from '../../shared/contract/cases.ts'
import { DocketError } from '../../shared/model/error.ts'
import { NoAnswer } from './check-thread.ts'
import type { SeenCase } from '../../shared/model/desk-memory.ts'
import type { Desk } from './desk.ts'

type State = Pick<RecentCase, 'state' | 'detail'>

/** A case of the list as it is now. Its pages are not read: it may be large, and there are others. */
export async function recentCase(seen: SeenCase, desk: Desk): Promise<RecentCase> {
  const { path, decisions, from, to, progress, openedAt } = seen
  return {
    case: desk.files.hold(path),
    name: basename(path, '.docket'),
    folder: basename(dirname(path)),
    decisions,
    from,
    to,
    progress,
    openedAt,
    ...(await stateOf(path, desk)),
  }
}

async function stateOf(path: string, { cases, jobs, checks }: Desk): Promise<State> {
  if (cases.isOpen(path) || jobs.workOn(path)) return { state: 'open', detail: null }
  try {
    const { schema, known } = await checks.look(path)
    if (schema === known) return { state: 'ready', detail: null }
    return {
      state: 'older',
      detail: `It has schema ${schema}. Opening it brings it to schema ${known}; the file as it is now is kept beside it.`,
    }
  } catch (error) {
    return troubleOf(error)
  }
}

function troubleOf(error: unknown): State {
  if (error instanceof NoAnswer) return { state: 'not-found', detail: 'Its disk does not answer.' }
  if (!(error instanceof DocketError)) throw error
  const { problem, found, known } = error.facts
  switch (error.code) {
    case 'CASE_LOCKED':
      return {
        state: 'locked',
        detail: 'Another process is writing to it. Reading is safe: it shows what was last saved.',
      }
    case 'CASE_NEWER':
      return {
        state: 'newer',
        detail: `It has schema ${found}; this Docket reads up to ${known}. It was not opened and not changed. Open it with the newer version.`,
      }
    case 'CASE_NOT_FOUND':
      return {
        state: 'not-found',
        detail: 'Moved, renamed, or its disk is away. Nothing is lost by forgetting it.',
      }
    case 'CASE_DAMAGED':
    case 'CASE_NOT_A_CASE':
      return {
        state: 'damaged',
        detail: `Damaged or tampered with: ${problem}. Use a copy, or import the sources again into a new case.`,
      }
    default:
      return { state: 'not-found', detail: `${error.message}. ${error.remedy}` }
  }
}
