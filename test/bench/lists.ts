import Database from 'better-sqlite3'
import {
  type CaseFile,
  decisionPlace,
  decisionRows,
  decisionSummary,
  openCaseFile,
} from '../../shared/engine.ts'
import { type DecisionFilter, SORT_FIELDS } from '../../shared/model/decision-list.ts'

const DAY = 86_400_000
const BY_TIME = { by: 'time', order: 'down' } as const
const NONE = { facets: {} }
/** What a person types: ids in whole and in part, names, values of attributes, a letter, and what is not there. */
const SOUGHT =
  'HQ r-2000123 wd-20 1 a assign site-1 u-100005 absent risk 4500012 m.reyes r-2 /assign#1 finance 12 99 7 erp/ ap-clerk-1 contractor BD-0'.split(
    ' ',
  )

/** Five facets and a histogram as SQL counts them: each looks at every decision. */
export function groupBySql(casePath: string) {
  const database = new Database(casePath, { readonly: true })
  const queries = [
    ...['verdict', 'outcome', 'policy_version', 'actor', 'entitlement'].map(
      (column) => `SELECT ${column}, count(*) FROM decision GROUP BY ${column}`,
    ),
    `SELECT CAST(time / ${DAY} AS INTEGER), count(*) FROM decision GROUP BY 1`,
  ].map((sql) => database.prepare(sql))
  const ms = Math.min(
    ...Array.from({ length: 3 }, () =>
      timed(() => {
        for (const query of queries) query.all()
      }),
    ),
  )
  database.close()
  return { ms }
}

/** Lists as the screen of decisions asks for them, each under a filter, sort or place that was not asked for before. */
export function decisionLists(casePath: string) {
  using file = openCaseFile(casePath, 'read-only')
  const loadMs = timed(() => decisionSummary(file, NONE))
  const { all, histogram, facets } = decisionSummary(file, NONE)
  const entitlements = facets.entitlement.top.map(({ value }) => value)
  const brush = (at: number) => ({
    facets: {},
    from: histogram.start + at * DAY,
    to: histogram.start + (at + 14) * DAY,
  })
  const facet = (at: number) => ({ facets: { entitlement: [entitlements[at % entitlements.length] ?? ''] } })
  const summaries = times(40, (at) =>
    decisionSummary(file, at % 2 === 0 ? facet(at) : { ...brush(at), ...facet(at) }),
  )
  const [facetsMs, facetsP95Ms] = [shareOf(summaries, 0.5), shareOf(summaries, 0.95)]
  const filterP95Ms = p95(40, (at) => rows(file, at % 2 === 0 ? facet(at) : brush(at)))
  const scrollP95Ms = p95(200, (at) =>
    decisionRows(file, { filter: NONE, sort: BY_TIME }, { at: (at * 7919) % all, limit: 100 }),
  )
  const sortP95Ms = p95(2 * SORT_FIELDS.length, (at) => {
    const sort = { by: SORT_FIELDS[at >> 1] ?? 'time', order: at % 2 === 0 ? 'up' : 'down' } as const
    return decisionRows(file, { filter: NONE, sort }, { at: 0, limit: 100 })
  })
  const firstSearchMs = timed(() => rows(file, { facets: {}, text: 'first' }))
  const searchP95Ms = p95(SOUGHT.length, (at) => rows(file, { facets: {}, text: SOUGHT[at] }))
  const placeP95Ms = p95(40, (at) =>
    decisionPlace(file, { filter: { facets: {}, text: 'HQ' }, sort: BY_TIME }, 1 + at),
  )
  return {
    loadMs,
    firstSearchMs,
    facetsMs,
    facetsP95Ms,
    filterP95Ms,
    scrollP95Ms,
    sortP95Ms,
    searchP95Ms,
    placeP95Ms,
  }
}

function rows(file: CaseFile, filter: DecisionFilter): void {
  decisionRows(file, { filter, sort: BY_TIME }, { at: 0, limit: 100 })
}

function p95(count: number, ask: (at: number) => unknown): number {
  return shareOf(times(count, ask), 0.95)
}

function times(count: number, ask: (at: number) => unknown): readonly number[] {
  return Array.from({ length: count }, (_, at) => timed(() => ask(at)))
}

function shareOf(took: readonly number[], share: number): number {
  return took.toSorted((a, b) => a - b)[Math.floor(took.length * share)] ?? 0
}

/** Time of the processor, in ms: each answer is worked out in one thread, and other work on the machine adds nothing. */
function timed(work: () => unknown): number {
  const start = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1000
}
