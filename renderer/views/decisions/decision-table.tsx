import { useCallback, useEffect, useState } from 'react'
import type { DecisionLine } from '../../../shared/contract/decisions.ts'
import { useAnswer } from '../../client/answers.ts'
import { usePages } from '../../client/use-pages.ts'
import { LongTable } from '../../components/long-table.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { sentenceText } from '../../components/sentence.tsx'
import type { OpenCase } from '../../store/case.ts'
import type { DecisionList } from '../../store/decision-list.ts'
import { useKeys } from '../../store/keys.ts'
import { copyText } from '../../store/notices.ts'
import { usePrefs } from '../../store/prefs.ts'
import { useTableColumns } from './table-columns.tsx'

/** The list itself: any number of rows, one with the focus, which stays with its decision when the list changes. */
export function DecisionTable({
  opened,
  list,
  total,
  focused,
  onFocus,
  onOpen,
  onPreview,
}: {
  readonly opened: OpenCase
  readonly list: DecisionList
  readonly total: number
  /** The `ord` of the row with the focus. */
  readonly focused: number | null
  readonly onFocus: (ord: number) => void
  readonly onOpen: (row: DecisionLine) => void
  readonly onPreview: () => void
}) {
  const [range, setRange] = useState<readonly [first: number, last: number]>([0, 0])
  const onRange = useCallback((first: number, last: number) => setRange([first, last]), [])
  const { rowAt, error, waiting } = usePages('decisions.rows', { case: opened.case, ...list }, ...range)
  const zone = usePrefs((prefs) => prefs.zone)
  const columns = useTableColumns(list)
  const { value: place } = useAnswer(
    'decisions.place',
    focused === null ? null : { case: opened.case, ...list, ord: focused },
  )
  useEffect(() => {
    // A list that nobody was in yet begins with its first row.
    if (focused !== null) return
    const row = rowAt(0)
    if (row !== undefined) onFocus(row.ord)
  })
  const current = place === undefined || place.at === null ? undefined : rowAt(place.at)
  useKeys(
    {
      Space: { does: 'Open or close the preview', run: onPreview },
      c: {
        does: 'Copy the decision as text',
        run: () => current && copyText(sentenceText(current, zone), 'The decision'),
      },
    },
    'Decisions',
  )
  if (error !== undefined) return <ErrorNotice doing="List the decisions" error={error} />
  return (
    <LongTable
      label="Decisions"
      columns={columns}
      total={total}
      rowAt={rowAt}
      keyOf={({ ord }) => String(ord)}
      nameOf={(row) => sentenceText(row, zone)}
      focused={focused === null ? null : String(focused)}
      at={place?.at}
      onFocus={(row) => onFocus(row.ord)}
      onOpen={onOpen}
      onRange={onRange}
      waiting={waiting}
      keys={{ scope: 'Decisions', row: 'decision' }}
    />
  )
}
