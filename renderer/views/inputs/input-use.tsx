import { useState } from 'react'
import type { InputUse } from '../../../shared/contract/inputs.ts'
import { Button } from '../../components/button.tsx'
import { EvidenceLink } from '../../components/evidence-link.tsx'
import { SectionHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Table } from '../../components/table.tsx'
import { Time } from '../../components/time.tsx'
import type { OpenCase } from '../../store/case.ts'
import { useJobAnswer } from '../../store/job-answers.ts'
import { openRecord } from '../../store/record.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import css from './inputs.module.css'

/** What decisions made of an input, counted over the whole case when it is asked for. */
export function InputUseSection({ opened, name }: { readonly opened: OpenCase; readonly name: string }) {
  const [asked, setAsked] = useState<{ readonly name: string; readonly influence: boolean } | null>(null)
  const isAsked = asked?.name === name
  const { value, error, waiting } = useJobAnswer(
    'input.use',
    isAsked ? { case: opened.case, ...asked } : null,
    { title: `Count the use of ${name}` },
  )
  return (
    <section aria-label="Use">
      <SectionHead
        title="Use"
        about={waiting ? 'being counted' : value === undefined ? 'not counted yet' : ''}
        actions={
          <>
            <Button size="small" disabled={waiting} onClick={() => setAsked({ name, influence: false })}>
              Count
            </Button>
            <Button size="small" disabled={waiting} onClick={() => setAsked({ name, influence: true })}>
              Try its influence
            </Button>
          </>
        }
      />
      {error === undefined ? null : <ErrorNotice doing={`Count the use of ${name}`} error={error} />}
      {value === undefined ? null : <Counted opened={opened} use={value} />}
    </section>
  )
}

function Counted({ opened, use }: { readonly opened: OpenCase; readonly use: InputUse }) {
  const seen = [
    ['first seen', use.first],
    ['last seen', use.last],
    ['last outcome it changed', use.lastChanged],
  ] as const
  return (
    <>
      <p className={css.figures}>
        <span>
          <b>{count(use.evaluated)}</b> evaluated
        </span>
        <span>
          <b>{count(use.read)}</b> read
          {use.readNotKnown === 0 ? '' : `, ${count(use.readNotKnown)} not known`}
        </span>
        <span>
          {use.changed === null ? (
            'influence not tried'
          ) : (
            <>
              <b>{count(use.changed)}</b> changed, of {count(use.tested ?? 0)} heard again
            </>
          )}
        </span>
      </p>
      <ul className={css.told}>
        {seen.map(([words, at]) =>
          at === null ? null : (
            <li key={words}>
              {words} <Time at={at.time} precision="s" />{' '}
              {at.ref === null ? (
                <code className="mono-s">{visible(at.id)}</code>
              ) : (
                <EvidenceLink
                  place={at.ref}
                  of={opened.case}
                  onOpen={(place) => openRecord(opened.case, place)}
                />
              )}
            </li>
          ),
        )}
        <li>
          from{' '}
          {use.sources
            .map(
              ({ source, decisions }) =>
                `${source === null ? 'no source' : visible(source)} (${count(decisions)})`,
            )
            .join(', ')}
        </li>
      </ul>
      <Table
        label="Values"
        height="detail"
        rows={use.values}
        keyOf={({ value }) => value.text}
        columns={[
          {
            key: 'value',
            head: 'Value',
            wide: true,
            cell: ({ value }) => <code className="mono-s">{visible(value.text)}</code>,
          },
          { key: 'decisions', head: 'Decisions', align: 'right', cell: ({ decisions }) => count(decisions) },
          {
            key: 'changed',
            head: 'Changed',
            align: 'right',
            cell: ({ changed }) =>
              changed === null ? <span className="ink-3">not tried</span> : count(changed),
          },
        ]}
      />
      {use.furtherValues === 0 ? null : (
        <p className={css.none}>{counted(use.furtherValues, 'decision')} with values that are not listed.</p>
      )}
    </>
  )
}
