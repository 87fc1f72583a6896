import { Button } from '../../components/button.tsx'
import { Scroll } from '../../components/screen.tsx'
import { Table } from '../../components/table.tsx'
import type { OpenCase } from '../../store/case.ts'
import { count } from '../../words/numbers.ts'
import { belowRow } from './below-row.tsx'
import { keyOf, type Row, type Work } from './rows.ts'
import { sourceColumns } from './source-columns.tsx'
import css from './intake.module.css'

/** What is in the case and what waits for it, each with how it stands; work goes on below its own row. */
export function SourceTable({
  rows,
  focused,
  opened,
  rebuild,
  work,
  isWide,
  onFocus,
  page,
  unlisted,
}: {
  readonly rows: readonly Row[]
  readonly focused: string | null
  readonly opened: OpenCase
  readonly rebuild: 'after' | 'leave'
  readonly work: Work | undefined
  readonly isWide: boolean
  readonly onFocus: (row: Row) => void
  readonly page: {
    readonly before: (() => void) | undefined
    readonly next: (() => void) | undefined
    readonly total: number
  }
  /** Definitions that are in the case and not in `rows`. */
  readonly unlisted: number
}) {
  const isPaged = page.before !== undefined || page.next !== undefined
  return (
    <Scroll>
      <Table
        label="Sources"
        columns={sourceColumns(opened.case, work, isWide)}
        rows={rows}
        keyOf={keyOf}
        focused={focused}
        onFocus={onFocus}
        height="source"
        below={(row) => belowRow(row, { opened, rebuild, work })}
        keys="Intake"
      />
      {isPaged || unlisted > 0 ? (
        <div className={css.pager}>
          {isPaged ? (
            <>
              <Button size="small" disabled={page.before === undefined} onClick={page.before}>
                Sources before
              </Button>
              <Button size="small" disabled={page.next === undefined} onClick={page.next}>
                Sources after
              </Button>
              <span className="ink-2">of {count(page.total)}</span>
            </>
          ) : null}
          {unlisted > 0 ? (
            <span className="ink-2">{count(unlisted)} more definitions are not listed</span>
          ) : null}
        </div>
      ) : null}
    </Scroll>
  )
}
