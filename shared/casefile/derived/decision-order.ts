import type { CaseDatabase } from '../sqlite/case-database.ts'

/** What decisions are put in order by once, while they are rebuilt: fields of which each may have its own value. */
export const ORDER_FIELDS = ['time', 'id', 'subject'] as const
export type OrderField = (typeof ORDER_FIELDS)[number]

/** Set where a decision has the same value as the one before it. */
export const AS_BEFORE = 0x8000_0000
/** Bits of an entry that are the decision's place. */
export const ORD_BITS = 0x7fff_ffff

interface Row {
  readonly ord: number
  readonly value: string | number
}

/**
 * The places of all decisions that have a value, in order of it (texts by their bytes), equals in the order of
 * the rebuild, with AS_BEFORE on all equals but the first. Read off the index: nothing is sorted. Memory: four
 * bytes a decision. Requires fewer than 2^31 decisions.
 */
export function decisionOrder(database: CaseDatabase, field: OrderField): Uint32Array {
  const total =
    database.prepare<{ total: number }>('SELECT count(*) AS total FROM decision').get()?.total ?? 0
  const ords = new Uint32Array(total)
  let count = 0
  let before: Row['value'] | undefined
  database
    .prepare<Row>(
      `SELECT ord, ${field} AS value FROM decision WHERE ${field} IS NOT NULL ORDER BY ${field}, ord`,
    )
    .each(({ ord, value }) => {
      ords[count] = value === before ? (ord | AS_BEFORE) >>> 0 : ord
      before = value
      count += 1
    })
  return ords.subarray(0, count)
}
