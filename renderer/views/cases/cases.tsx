import { useEffect, useState } from 'react'
import type { RecentCase } from '../../../shared/contract/cases.ts'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { PageHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Panes } from '../../components/panes.tsx'
import { Screen, Scroll } from '../../components/screen.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { Table } from '../../components/table.tsx'
import { dismissTrouble, openCase, useCases } from '../../store/case.ts'
import { chooseCase, choosePacket, forgetCase, newCase, openSample } from '../../store/case-acts.ts'
import { useCommands } from '../../store/commands.ts'
import { useKeys } from '../../store/keys.ts'
import { addressOf, go, useRoute } from '../../store/route.ts'
import { openInNewWindow } from '../../store/windows.ts'
import { counted } from '../../words/numbers.ts'
import { useWide } from '../../components/wide.ts'
import { Begin } from './begin.tsx'
import { useCaseColumns } from './case-columns.tsx'
import { StateLine } from './state-line.tsx'

/** The first screen: cases that were opened before, and the ways to begin. */
export function Cases() {
  const { query } = useRoute()
  const { value, error } = useAnswer('cases.recent', {})
  const trouble = useCases((state) => state.trouble)
  const [focused, setFocused] = useState<string | null>(null)
  const isWide = useWide()
  const columns = useCaseColumns(isWide)
  const sought = query['q'] ?? ''
  const cases = value?.cases ?? []
  const shown = cases.filter((each) => matches(each, sought))
  const focusedKey = shown.some((each) => each.case === focused) ? focused : (shown[0]?.case ?? null)
  const current = shown.find((each) => each.case === focusedKey)
  const given = query['open']
  useEffect(() => {
    if (given === undefined) return
    // The address is of one use: a reload is not to open it again.
    go({ screen: 'cases' }, { history: 'replace' })
    void openCase(given)
  }, [given])
  const forget = () => {
    if (current !== undefined) forgetCase(current)
  }
  const openBeside = () => {
    if (current !== undefined) openInNewWindow(addressOf({ caseName: current.name, screen: 'overview' }))
  }
  useKeys(
    {
      n: { does: 'Make a case', run: newCase },
      o: { does: 'Open a case file', run: chooseCase },
      v: { does: 'Verify a packet', run: choosePacket },
      s: { does: 'Open the sample case', run: openSample },
      'Shift+Enter': { does: 'Open the case in a new window', run: openBeside },
      Delete: { does: 'Forget the case; its file stays', run: forget },
    },
    'Cases',
  )
  useCommands([
    { name: 'Verify a packet…', group: 'Cases', keys: ['v'], run: choosePacket },
    ...(current === undefined
      ? []
      : [
          { name: `Open ${current.name}`, group: 'Cases', run: () => open(current) },
          { name: `Open ${current.name} in a new window`, group: 'Cases', run: openBeside },
          { name: `Forget ${current.name}`, group: 'Cases', run: forget },
        ]),
  ])
  const list = (
    <Scroll>
      {trouble === null ? null : (
        <ErrorNotice
          doing="Open a case"
          error={trouble.error}
          actions={
            <Button size="small" onClick={dismissTrouble}>
              Close
            </Button>
          }
        />
      )}
      {error === undefined ? null : <ErrorNotice doing="List the cases" error={error} />}
      {value === undefined ? null : cases.length === 0 ? (
        <Empty
          what="No case was opened at this desk yet."
          actions={
            <Button keys={['s']} onClick={openSample}>
              Open the sample case
            </Button>
          }
        >
          A case is one file. It holds the evidence, the definitions and policies, and what was found in them.
          Cases that you open are listed here.
        </Empty>
      ) : shown.length === 0 ? (
        <Empty
          what={`No case has “${sought}” in its name or folder.`}
          actions={<Button onClick={() => search('')}>Show all {counted(cases.length, 'case')}</Button>}
        />
      ) : (
        <Table
          label="Recent cases"
          columns={columns}
          rows={shown}
          keyOf={(each) => each.case}
          focused={focusedKey}
          onFocus={(each) => setFocused(each.case)}
          onOpen={open}
          height="two-lines"
          below={(each) => (each.detail === null ? null : <StateLine recent={each} />)}
          keys="Cases"
        />
      )}
    </Scroll>
  )
  return (
    <Screen
      head={
        <PageHead
          title="Cases"
          about={
            value === undefined || cases.length === 0
              ? 'one case is one file'
              : `${cases.length} recent; one case is one file`
          }
          actions={
            <>
              <SearchField label="Search cases" value={sought} onChange={search} width={isWide ? 208 : 168} />
              <Button onClick={chooseCase}>Open…</Button>
              <Button weight="primary" onClick={newCase}>
                New case
              </Button>
            </>
          }
        />
      }
    >
      <Panes
        kept="cases"
        side="second"
        size={isWide ? 336 : 272}
        least={240}
        most={520}
        keys
        first={list}
        second={<Begin />}
      />
    </Screen>
  )
}

function open(recent: RecentCase): void {
  void openCase(recent.case)
}

function search(text: string): void {
  go({ screen: 'cases', query: text === '' ? {} : { q: text } }, { history: 'replace' })
}

function matches({ name, folder, progress }: RecentCase, sought: string): boolean {
  const text = `${name} ${folder} ${progress}`.toLowerCase()
  return sought
    .toLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word))
}
