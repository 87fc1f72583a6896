import type { StageLine, WorkflowInFull } from '../../../shared/contract/workflows.ts'
import { Table } from '../../components/table.tsx'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { howOften } from './names.ts'
import { stayText } from './stay-text.ts'
import css from './workflows.module.css'

const PLACES: Readonly<Record<StageLine['place'], string>> = {
  start: 'start',
  between: '',
  end: 'end',
  undefined: 'not in the definition',
}

/** Each stage as the diagram shows it, in words. */
export function StageTable({ workflow: { stages, tallied, more } }: { readonly workflow: WorkflowInFull }) {
  return (
    <>
      <Table
        label="Stages"
        rows={stages}
        keyOf={({ stage }) => stage}
        columns={[
          { key: 'stage', head: 'Stage', cell: ({ stage }) => <b className={css.short}>{visible(stage)}</b> },
          {
            key: 'place',
            head: 'Place',
            wide: true,
            cell: ({ place }) => <span className="ink-2">{PLACES[place]}</span>,
          },
          { key: 'runs', head: 'Runs', align: 'right', cell: ({ runs }) => (tallied ? howOften(runs) : '') },
          { key: 'idle', head: 'Idle', align: 'right', cell: ({ idle }) => (idle === 0 ? '' : idle) },
          { key: 'median', head: 'Median', align: 'right', cell: ({ median }) => stayText(median) },
          { key: 'p95', head: '95 %', align: 'right', cell: ({ p95 }) => stayText(p95) },
        ]}
      />
      {more.stages === 0 ? null : (
        <p className={css.beyond}>{counted(more.stages, 'stage')} more are not listed.</p>
      )}
    </>
  )
}
