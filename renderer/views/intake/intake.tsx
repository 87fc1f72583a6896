import { useState } from 'react'
import { useAnswer } from '../../client/answers.ts'
import { Check } from '../../components/check.tsx'
import { PageHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Panes } from '../../components/panes.tsx'
import { Screen } from '../../components/screen.tsx'
import { useWide } from '../../components/wide.ts'
import type { OpenCase } from '../../store/case.ts'
import { useCommands } from '../../store/commands.ts'
import { chooseInto, startImport, useChosen } from '../../store/intake.ts'
import { cancelJob } from '../../store/jobs.ts'
import { useKeys } from '../../store/keys.ts'
import { useKept } from '../../store/prefs.ts'
import { go, type Route } from '../../store/route.ts'
import { bytes, counted } from '../../words/numbers.ts'
import { Detail } from './detail.tsx'
import { EmptyCase } from './empty-case.tsx'
import { EmptySide } from './empty-side.tsx'
import { IntakeTop } from './intake-top.tsx'
import { firstToSee, keyOf, rowsOf } from './rows.ts'
import { SourceTable } from './source-table.tsx'
import { useWork } from './use-work.ts'
import css from './intake.module.css'

const PAGE = 500

/** What goes into the case: files that wait, how far their import is, what each is, and what proves it. */
export function Intake({ opened, route }: { readonly opened: OpenCase; readonly route: Route }) {
  const [after, setAfter] = useState<readonly number[]>([])
  const last = after.at(-1)
  const sources = useAnswer(
    'intake.sources',
    { case: opened.case, limit: PAGE, ...(last === undefined ? {} : { after: last }) },
    { keep: true },
  )
  const definitions = useAnswer('intake.definitions', { case: opened.case, limit: PAGE }, { keep: true })
  const { value: info } = useAnswer('case.info', { case: opened.case })
  const chosen = useChosen(opened.case)
  const [isRebuilt, setRebuilt] = useKept('intake rebuild', isFlag, true)
  const isWide = useWide()
  const rebuild = isRebuilt ? 'after' : 'leave'
  const job = chosen.waiting.find((each) => each.job !== null)?.job ?? null
  const work = useWork(opened.case)
  const files = () => void chooseInto(opened.case, 'evidence')
  const folder = () => void chooseInto(opened.case, 'folder')
  const start = () => void startImport(opened, rebuild)
  useKeys(
    {
      o: { does: 'Choose files', run: files },
      i: { does: 'Start the import', run: start },
      ...(job === null ? {} : { Escape: { does: 'Cancel the import', run: () => cancelJob(job.id) } }),
    },
    'Intake',
  )
  useCommands([
    { name: 'Choose files to import…', group: 'Intake', keys: ['o'], run: files },
    { name: 'Choose a folder to import…', group: 'Intake', run: folder },
    { name: 'Start the import', group: 'Intake', keys: ['i'], run: start },
  ])

  const problem = sources.error ?? definitions.error
  const head = (about: string) => (
    <PageHead
      title="Intake"
      about={about}
      actions={
        <Check checked={isRebuilt} onChange={setRebuilt}>
          Rebuild decisions when done
        </Check>
      }
    />
  )
  if (problem !== undefined)
    return (
      <Screen head={head('')}>
        <ErrorNotice doing="Show the intake" error={problem} />
      </Screen>
    )
  if (sources.value === undefined || definitions.value === undefined)
    return <Screen head={head('')}>{null}</Screen>

  const rows = rowsOf(sources.value.rows, definitions.value.rows, chosen.waiting, work)
  if (rows.length === 0 && sources.value.total === 0)
    return (
      <Screen head={head('new case, nothing imported')}>
        <Panes
          kept="intake empty"
          side="second"
          size={isWide ? 320 : 248}
          least={200}
          most={480}
          keys
          first={<EmptyCase caseToken={opened.case} onFiles={files} onFolder={folder} />}
          second={<EmptySide />}
        />
      </Screen>
    )

  const wanted = route.parts[0] ?? null
  const focused = rows.find((row) => keyOf(row) === wanted) ?? firstToSee(rows)
  const total = sources.value.total + definitions.value.total
  const size =
    info === undefined ? '' : `, ${bytes(sizeOf(info.sources))}, ${counted(info.records, 'record')} read`
  return (
    <Screen head={head(`${counted(total, 'file')}${size}`)}>
      <div className={css.body}>
        <IntakeTop
          opened={opened}
          chosen={chosen}
          info={info}
          rebuild={rebuild}
          onFiles={files}
          onFolder={folder}
        />
        <div className={css.panes}>
          <Panes
            kept="intake detail"
            side="second"
            way="column"
            size={isWide ? 380 : 280}
            least={120}
            most={900}
            first={
              <SourceTable
                rows={rows}
                focused={focused === undefined ? null : keyOf(focused)}
                opened={opened}
                rebuild={rebuild}
                work={work}
                isWide={isWide}
                onFocus={(row) => go({ screen: 'intake', parts: [keyOf(row)] }, { history: 'replace' })}
                page={{
                  before: after.length > 0 ? () => setAfter(after.slice(0, -1)) : undefined,
                  next: nextPage(sources.value.next, after, setAfter),
                  total: sources.value.total,
                }}
                unlisted={definitions.value.total - definitions.value.rows.length}
              />
            }
            second={
              focused === undefined ? null : (
                <Detail row={focused} opened={opened} route={route} isWide={isWide} />
              )
            }
          />
        </div>
      </div>
    </Screen>
  )
}

function nextPage(
  next: number | null,
  after: readonly number[],
  set: (after: readonly number[]) => void,
): (() => void) | undefined {
  return next === null ? undefined : () => set([...after, next])
}

function sizeOf(sources: readonly { readonly bytes: number }[]): number {
  return sources.reduce((sum, each) => sum + each.bytes, 0)
}

function isFlag(value: unknown): value is boolean {
  return typeof value === 'boolean'
}
