import { useState } from 'react'
import { useAnswer } from '../../client/answers.ts'
import type { DeviatingRun, TransitionLine, WorkflowInFull } from '../../../shared/contract/workflows.ts'
import { Button } from '../../components/button.tsx'
import { EvidenceLink } from '../../components/evidence-link.tsx'
import { SectionHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Table } from '../../components/table.tsx'
import { TableTime, useZoneWord } from '../../components/time.tsx'
import type { OpenCase } from '../../store/case.ts'
import { openRecord } from '../../store/record.ts'
import { addressOf, go } from '../../store/route.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import css from './workflows.module.css'

const ROWS = 50

/** The runs that took a transition which the definition lacks, page by page. */
export function Deviations({
  opened,
  workflow: { id, version },
  transition: { id: name, from, to, runs },
}: {
  readonly opened: OpenCase
  readonly workflow: WorkflowInFull
  readonly transition: TransitionLine
}) {
  const zone = useZoneWord()
  const [focused, setFocused] = useState<string | null>(null)
  /** Where each page seen so far began. */
  const [starts, setStarts] = useState<readonly number[]>([0])
  const after = starts.at(-1) ?? 0
  const { value: page, error } = useAnswer(
    'workflow.deviations',
    {
      case: opened.case,
      id,
      version,
      transition: { id: name, from, to },
      limit: ROWS,
      ...(after > 0 ? { after } : {}),
    },
    { keep: true },
  )
  const first = (starts.length - 1) * ROWS
  return (
    <section aria-label="The deviation">
      <SectionHead
        title="The deviation"
        about={visible(`${counted(runs, 'run')} went from ${from} to ${to}, which ${version} does not have`)}
        actions={
          page === undefined || page.total <= ROWS ? null : (
            <span className={css.pages}>
              <span className="tabular">
                {count(first + 1)} to {count(first + page.rows.length)}
              </span>
              <Button
                size="small"
                disabled={starts.length === 1}
                onClick={() => setStarts(starts.slice(0, -1))}
              >
                Runs before
              </Button>
              <Button
                size="small"
                disabled={page.next === null}
                onClick={() => setStarts(page.next === null ? starts : [...starts, page.next])}
              >
                Next runs
              </Button>
            </span>
          )
        }
      />
      {error === undefined ? null : <ErrorNotice doing="Show the runs" error={error} />}
      <Table<DeviatingRun>
        label="Runs that took it"
        rows={page?.rows ?? []}
        keyOf={({ run }) => run}
        focused={focused}
        onFocus={({ run }) => setFocused(run)}
        onOpen={openDecision}
        columns={[
          {
            key: 'run',
            head: 'Run',
            cell: ({ run, decision }) =>
              decision === null ? (
                <code className="mono-s">{visible(run)}</code>
              ) : (
                <a
                  className="mono-s"
                  href={addressOf({
                    screen: 'decisions',
                    parts: [decision.id],
                    query: { ord: String(decision.ord) },
                  })}
                  title={visible(`Open the decision ${decision.id}`)}
                >
                  {visible(run)}
                </a>
              ),
          },
          {
            key: 'at',
            head: visible(`Left ${from} for ${to} at, ${zone}`),
            cell: ({ at }) => <TableTime at={at} />,
          },
          { key: 'actor', head: 'Actor', cell: ({ actor }) => <Code text={actor} /> },
          { key: 'entitlement', head: 'Entitlement', cell: ({ entitlement }) => <Code text={entitlement} /> },
          {
            key: 'evidence',
            head: 'Evidence',
            wide: true,
            cell: ({ place }) => <EvidenceLink place={place} onOpen={() => openRecord(opened.case, place)} />,
          },
        ]}
      />
    </section>
  )
}

function openDecision({ decision }: DeviatingRun): void {
  if (decision === null) return
  go({ screen: 'decisions', parts: [decision.id], query: { ord: String(decision.ord) } })
}

function Code({ text }: { readonly text: string | null }) {
  return text === null ? '' : <code className={`mono-s ${css.short}`}>{visible(text)}</code>
}
