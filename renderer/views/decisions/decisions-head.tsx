import { Menu } from '@base-ui/react/menu'
import { Columns3, Plus, Upload, X } from 'lucide-react'
import { useState } from 'react'
import { useAnswer } from '../../client/answers.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { Check } from '../../components/check.tsx'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import { Field } from '../../components/field.tsx'
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
import { go } from '../../store/route.ts'
import { type SavedFilter, useSavedFilters } from '../../store/saved-filters.ts'
import { count } from '../../words/numbers.ts'
import { COLUMNS, useColumns } from './columns.tsx'
import menu from '../../components/menu.module.css'
import css from './decisions-head.module.css'

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
          <Menu.Root>
            <Menu.Trigger
              render={<Button icon={<Upload aria-hidden="true" />}>Export {count(total)}</Button>}
            />
            <Menu.Portal>
              <Menu.Positioner className={menu.positioner} align="end" sideOffset={4}>
                <Menu.Popup className={menu.popup}>
                  <Menu.Item className={menu.item} onClick={() => exportDecisions(opened, list, 'csv')}>
                    As CSV, safe to open in a spreadsheet…
                  </Menu.Item>
                  <Menu.Item className={menu.item} onClick={() => exportDecisions(opened, list, 'ndjson')}>
                    As NDJSON, each decision whole…
                  </Menu.Item>
                  <Menu.Item
                    className={menu.item}
                    onClick={() =>
                      go({ screen: 'packets', parts: ['new'], query: { how: 'list', f: formatList(list) } })
                    }
                  >
                    Into a packet…
                  </Menu.Item>
                </Menu.Popup>
              </Menu.Positioner>
            </Menu.Portal>
          </Menu.Root>
        </>
      }
    >
      <nav className={css.tabs} aria-label="Saved filters">
        <Tab
          name="All"
          current={current === formatList(ALL_DECISIONS)}
          opened={opened}
          list={ALL_DECISIONS}
        />
        {saved.map((each) => (
          <SavedTab
            key={each.name}
            saved={each}
            current={current}
            opened={opened}
            onRemove={() => remove(each.name)}
          />
        ))}
      </nav>
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

function SavedTab({
  saved,
  current,
  opened,
  onRemove,
}: {
  readonly saved: SavedFilter
  readonly current: string
  readonly opened: OpenCase
  readonly onRemove: () => void
}) {
  const here = current === saved.list
  return (
    <span className={css.saved}>
      <Tab name={saved.name} current={here} opened={opened} list={listOf({ query: { f: saved.list } })} />
      {here ? (
        <IconButton label={`Remove the filter ${saved.name}`} className={css.remove ?? ''} onClick={onRemove}>
          <X aria-hidden="true" />
        </IconButton>
      ) : null}
    </span>
  )
}

function Tab({
  name,
  current,
  opened,
  list,
}: {
  readonly name: string
  readonly current: boolean
  readonly opened: OpenCase
  readonly list: DecisionList
}) {
  const { value } = useAnswer('decisions.summary', { case: opened.case, filter: list.filter })
  return (
    <button
      type="button"
      className={`${css.tab} ${current ? css.current : ''}`}
      aria-current={current ? 'true' : undefined}
      onClick={() => showList(list)}
    >
      {name}
      {value === undefined ? null : <span className={css.count}>{count(value.total)}</span>}
    </button>
  )
}

function NameFilter({
  onClose,
  onName,
}: {
  readonly onClose: () => void
  readonly onName: (name: string) => void
}) {
  const [name, setName] = useState('')
  const given = name.trim()
  return (
    <Dialog
      open
      onClose={onClose}
      title="Save this filter"
      about="It stands beside All, at this desk, for this case."
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (given !== '') onName(given)
        }}
      >
        <Field
          label="Name"
          value={name}
          maxLength={60}
          onChange={(event) => setName(event.target.value)}
          autoFocus
        />
        <DialogActions>
          <Button onClick={onClose} keys={['Esc']}>
            Cancel
          </Button>
          <Button weight="primary" submit disabled={given === ''} keys={['Enter']}>
            Save the filter
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  )
}

function ColumnsMenu() {
  const [shown, setShown] = useColumns()
  return (
    <Menu.Root>
      <Menu.Trigger render={<Button icon={<Columns3 aria-hidden="true" />}>Columns</Button>} />
      <Menu.Portal>
        <Menu.Positioner className={menu.positioner} align="end" sideOffset={4}>
          <Menu.Popup className={menu.popup}>
            {COLUMNS.map(({ id, name }) => (
              <Menu.CheckboxItem
                key={id}
                className={menu.item}
                checked={shown.includes(id)}
                closeOnClick={false}
                onCheckedChange={(checked) =>
                  setShown(
                    checked
                      ? COLUMNS.map((each) => each.id).filter((each) => each === id || shown.includes(each))
                      : shown.filter((each) => each !== id),
                  )
                }
              >
                <span aria-hidden="true">
                  <Check checked={shown.includes(id)} onChange={() => {}} label={name} />
                </span>
                {name}
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  )
}
