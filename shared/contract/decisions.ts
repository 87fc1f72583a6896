import { z } from 'zod'
import { Decision } from '../model/decision.ts'
import { DecisionFilter, DecisionLine, DecisionSort, DecisionSummary } from '../model/decision-list.ts'
import { call, job } from './define.ts'
import { Count, Cursor, PageSize, Token, Where, pageOf } from './parts.ts'
import { DecisionInFull } from './shapes.ts'

export type {
  BoundaryMark,
  DecisionLine,
  DecisionSummary,
  FacetField,
  SortField,
} from '../model/decision-list.ts'

export const DECISIONS = {
  /** The command line's page: whole decisions in the order of the rebuild. */
  'decisions.page': call(
    z.strictObject({ case: Token, where: z.array(Where), after: Cursor.optional(), limit: PageSize }),
    pageOf(Decision),
  ),
  /** Counts under a filter. */
  'decisions.summary': call(z.strictObject({ case: Token, filter: DecisionFilter }), DecisionSummary),
  /**
   * Rows `at` to `at + limit` of the filtered, sorted list. The host holds the order of that list, so a row
   * is found by its place in constant time: no OFFSET, whatever the place.
   */
  'decisions.rows': call(
    z.strictObject({ case: Token, filter: DecisionFilter, sort: DecisionSort, at: Count, limit: PageSize }),
    z.object({ total: Count, rows: z.array(DecisionLine) }),
  ),
  /** Where a decision stands in such a list; null: it is not in it. */
  'decisions.place': call(
    z.strictObject({ case: Token, filter: DecisionFilter, sort: DecisionSort, ord: z.int().min(1) }),
    z.object({ at: Count.nullable(), total: Count, before: z.int().nullable(), after: z.int().nullable() }),
  ),
  /** Writes what is shown: CSV (safe against formulas) or whole decisions as NDJSON. */
  'decisions.export': job(
    z.strictObject({
      case: Token,
      filter: DecisionFilter,
      sort: DecisionSort,
      as: z.enum(['csv', 'ndjson']),
      out: Token,
    }),
    z.object({ name: z.string(), bytes: Count, rows: Count }),
  ),
  /** Where the evidence gives several decisions one id, the first; by `ord` exactly that one. */
  'decision.get': call(
    z.strictObject({ case: Token, id: z.string().min(1), ord: z.int().min(1).optional() }),
    DecisionInFull,
  ),
} as const
