import { File } from 'lucide-react'
import type { RecentCase } from '../../../shared/contract/cases.ts'
import type { Column } from '../../components/table.tsx'
import { openCase } from '../../store/case.ts'
import { usePrefs } from '../../store/prefs.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { openedWords } from './opened-words.ts'
import { periodWords } from './period-words.ts'
import { StateMark } from './state-mark.tsx'
import css from './cases.module.css'

/** What is said of a recent case. In a narrow window its period is left to the case itself. */
export function useCaseColumns(isWide: boolean): readonly Column<RecentCase>[] {
  const zone = usePrefs((prefs) => prefs.zone)
  const period: Column<RecentCase> = {
    key: 'period',
    head: 'Period',
    width: 116,
    cell: ({ from, to }) => <span className="ink-2">{periodWords(from, to, zone)}</span>,
  }
  return [
    {
      key: 'case',
      head: 'Case',
      wide: true,
      cell: (recent) => <CaseName recent={recent} />,
    },
    {
      key: 'decisions',
      head: 'Decisions',
      align: 'right',
      width: 84,
      cell: ({ decisions }) => (decisions === null ? '' : count(decisions)),
    },
    ...(isWide ? [period] : []),
    { key: 'progress', head: 'How far', width: isWide ? 184 : 120, cell: ({ progress }) => progress },
    {
      key: 'opened',
      head: 'Last opened',
      width: isWide ? 120 : 104,
      cell: ({ openedAt }) => (
        <time dateTime={openedAt} title={openedAt} className="ink-2">
          {openedWords(openedAt, zone, new Date())}
        </time>
      ),
    },
    {
      key: 'state',
      head: 'State',
      width: isWide ? 168 : 120,
      cell: ({ state }) => <StateMark state={state} />,
    },
  ]
}

function CaseName({ recent }: { readonly recent: RecentCase }) {
  return (
    <span className={css.case}>
      <File className={css.icon} aria-hidden="true" />
      <span className={css.words}>
        <button
          type="button"
          tabIndex={-1}
          className={css.name}
          onClick={(event) => {
            event.stopPropagation()
            void openCase(recent.case)
          }}
        >
          <b>{visible(recent.name)}</b>
          <span className="ink-3">.docket</span>
        </button>
        <span className={css.folder}>{visible(recent.folder)}</span>
      </span>
    </span>
  )
}
