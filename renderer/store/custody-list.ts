import { create } from 'zustand'
import type { CustodyLine } from '../../shared/contract/custody.ts'
import type { WireError } from '../../shared/contract/envelope.ts'
import { ask, wireErrorOf } from '../client/client.ts'

/** What of the log is listed. */
export interface CustodyFilter {
  readonly acts: readonly string[]
  readonly people: readonly string[]
  readonly text: string
}

/** Entries, newest first, as far as they were fetched. */
export interface CustodyList {
  readonly key: string
  readonly rows: readonly CustodyLine[]
  /** Where to go on; null: all are here. */
  readonly next: number | null
  readonly entries: number
  readonly waiting: boolean
  readonly error: WireError | null
}

const EMPTY: CustodyList = { key: '', rows: [], next: null, entries: 0, waiting: true, error: null }
const PAGE = 200

export const useCustodyList = create<CustodyList>(() => EMPTY)

/** Begins a list anew: another filter, or something was added to the log. */
export async function listCustody(token: string, filter: CustodyFilter, version: unknown): Promise<void> {
  const key = JSON.stringify([token, filter, version])
  if (useCustodyList.getState().key === key) return
  useCustodyList.setState({ ...EMPTY, key })
  await fetchMore(token, filter)
}

/** Fetches on until something new is there: a page that is looked through may hold nothing that is wanted. */
export async function fetchMore(token: string, filter: CustodyFilter): Promise<void> {
  const { key, rows } = useCustodyList.getState()
  const isStill = () => useCustodyList.getState().key === key
  useCustodyList.setState({ waiting: true })
  const { acts, people, text } = filter
  try {
    for (let found = 0; found === 0;) {
      const { rows: so, next } = useCustodyList.getState()
      if (so.length > 0 && next === null) break
      const page = await ask('custody.page', {
        case: token,
        acts: [...acts],
        people: [...people],
        limit: PAGE,
        ...(text === '' ? {} : { text }),
        ...(next === null ? {} : { before: next }),
      })
      if (!isStill()) return
      found = page.rows.length
      useCustodyList.setState({ rows: [...so, ...page.rows], next: page.next, entries: page.entries })
      if (page.next === null) break
    }
    useCustodyList.setState({ waiting: false })
  } catch (error) {
    if (isStill()) useCustodyList.setState({ rows, waiting: false, error: wireErrorOf(error) })
  }
}
