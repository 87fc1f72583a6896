import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { PageHead } from '../../components/head.tsx'
import type { OpenCase } from '../../store/case.ts'
import { useCommands } from '../../store/commands.ts'
import {
  ALL_DECISIONS,
  conditionsOf,
  type DecisionList,
  formatList,
  listOf,
  showList,
} from '../../store/decision-list.ts'
import { exportDecisions } from '../../store/export-decisions.ts'
import { useSavedFilters } from '../../store/saved-filters.ts'
import { ColumnsMenu } from './columns-menu.tsx'
import { ExportMenu } from './export-menu.tsx'
import { NameFilter } from './name-filter.tsx'
import { SavedFilters } from './saved-filters.tsx'

/** The filters saved for this case as tabs, then what can be done with the list. */
export function DecisionsHead({
  opened,
  list,
  total,
}: {
  readonly opened: OpenCase
  readonly list: DecisionList
  readonly total: number
}) {
  const [saved, { add, remove }] = useSavedFilters(opened.name)
  const [naming, setNaming] = useState(false)
  const current = formatList(list)
  useCommands([
    { name: 'Save this filter…', group: 'Decisions', run: () => setNaming(true) },
    { name: 'Export decisions as CSV…', group: 'Decisions', run: () => exportDecisions(opened, list, 'csv') },
    {
      name: 'Export decisions as NDJSON…',
      group: 'Decisions',
      run: () => exportDecisions(opened, list, 'ndjson'),
    },
    { name: 'Clear all filters', group: 'Decisions', run: () => showList(ALL_DECISIONS) },
    ...saved.map(({ name, list: text }) => ({
      name: `Filter: ${name}`,
      group: 'Decisions',
      run: () => showList(listOf({ query: { f: text } })),
    })),
  ])
  return (
    <PageHead
      title="Decisions"
      actions={
        <>
          <Button
            weight="quiet"
            icon={<Plus aria-hidden="true" />}
            disabled={conditionsOf(list) === 0}
            onClick={() => setNaming(true)}
          >
            Save filter
          </Button>
          <ColumnsMenu />
          <ExportMenu opened={opened} list={list} total={total} />
        </>
      }
    >
      <SavedFilters opened={opened} current={current} saved={saved} onRemove={remove} />
      {naming ? (
        <NameFilter
          onClose={() => setNaming(false)}
          onName={(name) => {
            add({ name, list: current })
            setNaming(false)
          }}
        />
      ) : null}
    </PageHead>
  )
}
