import { useEffect, useRef } from 'react'
import type { WireError } from '../../shared/contract/envelope.ts'
import type { Input, NameOf, Output } from '../../shared/contract/methods.ts'
import { useAnswer } from './answers.ts'

/** Calls that give rows by their place in a list. */
type PagedName = 'decisions.rows' | 'findings.rows'
type RowOf<Name extends PagedName> = Output<Name>['rows'][number]
type ListOf<Name extends PagedName> = Omit<Input<Name>, 'at' | 'limit'>

/** As many as are in sight and some: what is not seen is not fetched. */
const PAGE = 64

export interface Pages<Name extends PagedName> {
  /** Undefined: it has not come yet. */
  readonly rowAt: (index: number) => RowOf<Name> | undefined
  /** Of the page that is in sight, for what is said of the whole list. */
  readonly answer: Output<Name> | undefined
  readonly error: WireError | undefined
  readonly waiting: boolean
}

/**
 * The rows from `first` to `last` of a list, in pages. Where the list becomes another one, those of the one before
 * stand until the new ones come; where it is gone far in, none do, since they would stand in the wrong place.
 */
export function usePages<Name extends NameOf<'call'> & PagedName>(
  name: Name,
  list: ListOf<Name>,
  first: number,
  last: number,
): Pages<Name> {
  const page = Math.floor(Math.max(0, first) / PAGE)
  const two = Math.floor(Math.max(0, last) / PAGE) > page
  // Both calls take a place and a number of rows beside their list.
  const ask = (at: number) => ({ ...list, at: at * PAGE, limit: PAGE }) as unknown as Input<Name>
  const here = useAnswer(name, ask(page))
  const next = useAnswer(name, two ? ask(page + 1) : null)
  const key = JSON.stringify(list)
  const before = useRef<{ key: string; page: number; here: Output<Name>; next: Output<Name> | undefined }>(
    null,
  )
  useEffect(() => {
    if (here.value !== undefined) before.current = { key, page, here: here.value, next: next.value }
  }, [key, page, here.value, next.value])
  const stands = before.current?.page === page && before.current.key !== key ? before.current : null
  const rowsOf = (answer: Output<Name> | undefined) => answer?.rows as readonly RowOf<Name>[] | undefined
  return {
    rowAt: (index) => {
      const at = Math.floor(index / PAGE)
      const answer =
        at === page
          ? (here.value ?? stands?.here)
          : at === page + 1
            ? (next.value ?? stands?.next)
            : undefined
      return rowsOf(answer)?.[index - at * PAGE]
    },
    answer: here.value ?? before.current?.here,
    error: here.error ?? next.error,
    waiting: here.waiting || next.waiting,
  }
}
