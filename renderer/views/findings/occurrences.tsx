import { ArrowDown, ArrowUp, X } from 'lucide-react'
import { useCallback, useState, type ReactNode } from 'react'
import type { FindingLine, FindingSummary, RuleText } from '../../../shared/contract/findings.ts'
import { Button } from '../../components/button.tsx'
import { SectionHead } from '../../components/head.tsx'
import { LongTable, type LongColumn } from '../../components/long-table.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { useZoneWord } from '../../components/time.tsx'
import { useWide } from '../../components/wide.ts'
import type { OpenCase } from '../../store/case.ts'
import { useKeys } from '../../store/keys.ts'
import { copyText } from '../../store/notices.ts'
import { usePrefs } from '../../store/prefs.ts'
import { go } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { findingText } from './finding-words.ts'
import { timeColumn } from './finding-columns.tsx'
import { OccurrenceDetail } from './occurrence-detail.tsx'
import { filterOf, show, type Shown } from './shown.ts'
import { addressOfSubject } from './subject-link.tsx'
import { useFindingRows } from './use-finding-rows.ts'
import css from './occurrences.module.css'

/** The findings themselves, by time: any number of them, one with the focus and whole below the list. */
export function Occurrences({
  opened,
  shown,
  rules,
  total,
  title,
  about,
  columns,
  actions,
  keys,
}: {
  readonly opened: OpenCase
  readonly shown: Shown
  readonly rules: ReadonlyMap<string, RuleText>
  readonly total: FindingSummary['total']
  readonly title: string
  readonly about: string
  /** Beside the time, which comes first. */
  readonly columns: readonly LongColumn<FindingLine>[]
  readonly actions?: ReactNode
  /** Where it is the one list of the screen. */
  readonly keys?: string
}) {
  const [range, setRange] = useState<readonly [number, number]>([0, 0])
  const onRange = useCallback((first: number, last: number) => setRange([first, last]), [])
  const [focused, setFocused] = useState<FindingLine | null>(null)
  const rows = useFindingRows(opened.case, filterOf(shown), shown.order, range)
  const zone = usePrefs((prefs) => prefs.zone)
  const zoneWord = useZoneWord()
  const wide = useWide()
  const copy = () => {
    if (focused !== null) copyText(findingText(focused, zone), 'The finding')
  }
  useKeys({ c: { does: 'Copy the finding as text', run: copy } }, 'Findings')
  const open = (finding: FindingLine) => {
    const address = addressOfSubject(finding)
    if (address !== undefined) window.location.hash = address
  }
  const Arrow = shown.order === 'up' ? ArrowUp : ArrowDown
  const time: LongColumn<FindingLine> = {
    ...timeColumn(zoneWord),
    head: (
      <button
        type="button"
        className={css.sort}
        onClick={() => show({ ...shown, order: shown.order === 'up' ? 'down' : 'up' }, 'replace')}
      >
        Time, {zoneWord}
        <Arrow aria-label={shown.order === 'up' ? 'first ones first' : 'last ones first'} />
      </button>
    ),
  }
  return (
    <section className={`${css.section} ${keys === undefined ? '' : css.fills}`} aria-label={title}>
      <SectionHead
        title={title}
        about={shown.text === '' ? about : foundWords(rows)}
        actions={
          <>
            {total.excepted > 0 || shown.state !== undefined ? <StateChoice shown={shown} /> : null}
            <SearchField
              label="Search occurrences"
              value={shown.text}
              onChange={(text) => show({ ...shown, text }, 'replace')}
              width={keys === undefined ? (wide ? 176 : 156) : 188}
              keyed={keys !== undefined}
            />
            {actions}
          </>
        }
      />
      {rows.error === undefined ? (
        <LongTable
          label={title}
          columns={[time, ...columns]}
          total={rows.total}
          rowAt={rows.rowAt}
          keyOf={({ ord }) => String(ord)}
          nameOf={(finding) => findingText(finding, zone)}
          focused={focused === null ? null : String(focused.ord)}
          onFocus={setFocused}
          onOpen={open}
          onRange={onRange}
          waiting={rows.waiting}
          {...(keys === undefined ? {} : { keys: { scope: keys } })}
        />
      ) : (
        <ErrorNotice doing="List the findings" error={rows.error} />
      )}
      {rows.error === undefined && rows.total === 0 && !rows.waiting && rows.sought === rows.of ? (
        <NoMatch shown={shown} />
      ) : null}
      {focused === null ? null : (
        <OccurrenceDetail
          opened={opened}
          finding={focused}
          rule={rules.get(focused.code)}
          onClose={() => setFocused(null)}
          onCopy={copy}
        />
      )}
    </section>
  )
}

function StateChoice({ shown }: { readonly shown: Shown }) {
  return (
    <Segmented
      label="Open or excepted"
      value={shown.state ?? 'any'}
      options={[
        { value: 'any', label: 'all' },
        { value: 'open', label: 'open' },
        { value: 'excepted', label: 'excepted' },
      ]}
      onChange={(state) => show({ ...shown, state: state === 'any' ? undefined : state }, 'replace')}
    />
  )
}

function NoMatch({ shown }: { readonly shown: Shown }) {
  const parts = [
    ...(shown.text === '' ? [] : [`says “${visible(shown.text)}”`]),
    ...(shown.state === undefined ? [] : [`is ${shown.state}`]),
    ...(shown.severity === undefined || shown.by !== 'all' ? [] : [`is ${shown.severity}`]),
  ]
  if (parts.length === 0) return <p className={css.nothing}>No finding of this rule in this case.</p>
  return (
    <p className={css.nothing}>
      No finding here {parts.join(' and ')}.{' '}
      <Button
        weight="quiet"
        size="small"
        icon={<X aria-hidden="true" />}
        onClick={() => show({ ...shown, text: '', state: undefined, severity: undefined }, 'replace')}
      >
        Drop the filter
      </Button>
    </p>
  )
}

function foundWords({ total, sought, of }: { total: number; sought: number; of: number }): string {
  return sought < of
    ? `${count(total)} found in ${count(sought)} of ${count(of)} looked at`
    : `${count(total)} of ${count(of)} found`
}

/** Goes to the decisions that a rule found something about. */
export function openInDecisions(query: Readonly<Record<string, string>>): void {
  go({ screen: 'decisions', query })
}
