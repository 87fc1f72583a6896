import type { ReactNode } from 'react'
import type { Revocation } from '../../../shared/model/review.ts'
import { SectionHead } from '../../components/head.tsx'
import { RecordedCode } from '../../components/recorded-code.tsx'
import { Table } from '../../components/table.tsx'
import { usePrefs } from '../../store/prefs.ts'
import { addressOf } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'
import { dateOrTime } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import css from './sign-off.module.css'

/** What is to be taken away, and whether later evidence shows it gone. */
export function RevocationTable({
  revocations,
  actions,
}: {
  readonly revocations: readonly Revocation[]
  readonly actions?: ReactNode
}) {
  const zone = usePrefs((prefs) => prefs.zone)
  const open = revocations.filter(({ state }) => state !== 'gone').length
  return (
    <section className={css.section} aria-label="Revocations">
      <SectionHead
        title="Revocations"
        about={revocations.length === 0 ? 'none' : `${count(open)} of ${count(revocations.length)} open`}
        actions={actions}
      />
      {revocations.length === 0 ? null : (
        <Table
          label="Revocations"
          height="two-lines"
          rows={revocations}
          keyOf={({ item }) => item}
          columns={[
            {
              key: 'decision',
              head: 'Decision',
              wide: true,
              cell: ({ decision }) => (
                <a
                  className="mono-s"
                  title={visible(decision)}
                  href={addressOf({ screen: 'decisions', parts: [decision] })}
                >
                  {visible(decision)}
                </a>
              ),
            },
            {
              key: 'entitlement',
              head: 'To remove, from',
              cell: ({ entitlement, subject }) => (
                <>
                  <RecordedCode value={entitlement} />
                  <br />
                  <RecordedCode value={subject} />
                </>
              ),
            },
            {
              key: 'of',
              head: 'Asked of, by when',
              cell: ({ of, due }) => (
                <>
                  {of === null ? <b>nobody yet</b> : visible(of)}
                  <br />
                  <span className="ink-2">{due === null ? 'no day is set' : dateOrTime(due, zone)}</span>
                </>
              ),
            },
            { key: 'state', head: 'State', cell: stateOf },
          ]}
        />
      )}
    </section>
  )
}

function stateOf({ state, gone, again }: Revocation): ReactNode {
  switch (state) {
    case 'open':
      return <b>open</b>
    case 'gone':
      return gone === null ? 'gone' : <span title={visible(gone.ref)}>gone</span>
    case 'granted-again':
      return <b title={again === null ? '' : visible(again.decision ?? again.record ?? '')}>granted again</b>
  }
}
