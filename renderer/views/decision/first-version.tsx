import type { Bisection } from '../../../shared/contract/replay.ts'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { Dialog, DialogActions } from '../../components/dialog.tsx'
import { OutcomeMark } from '../../components/marks.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { type Column, Table } from '../../components/table.tsx'
import { addressOf } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import type { Parts } from './parts.ts'
import css from './who-else.module.css'

type Heard = Bisection['versions'][number]

/** The decision heard under every version of its policy: which was the first to give its outcome. */
export function FirstVersion({
  parts: { opened, view },
  onClose,
}: {
  readonly parts: Pick<Parts, 'opened' | 'view'>
  readonly onClose: () => void
}) {
  const { value, error } = useAnswer('replay.bisect', { case: opened.case, id: view.id, ord: view.ord })
  return (
    <Dialog
      open
      onClose={onClose}
      width={680}
      title={titleOf(value?.outcome ?? null)}
      about="Every version is heard, since an outcome may change more than once."
    >
      {error === undefined ? null : <ErrorNotice doing="Hear every version" error={error} />}
      {value === undefined ? null : value.why !== null ? (
        <p className={css.none}>It cannot be told: {visible(value.why)}.</p>
      ) : (
        <>
          <div className={css.rows}>
            <Table
              label="Versions heard"
              height="detail"
              columns={COLUMNS}
              rows={value.versions}
              keyOf={({ version }) => version.version}
              focused={value.first}
            />
            {value.moreVersions > 0 ? (
              <p className={css.none}>{count(value.moreVersions)} more versions were not heard.</p>
            ) : null}
          </div>
          <p className={css.lead}>{visible(value.text)}</p>
        </>
      )}
      <DialogActions>
        {value?.policy === undefined || value.policy === null ? null : (
          <a
            className={css.link}
            href={addressOf({
              screen: 'policies',
              parts: [value.policy],
              query: value.first === null ? {} : { to: value.first },
            })}
          >
            Show it in Policies
          </a>
        )}
        <Button onClick={onClose} keys={['Esc']}>
          Close
        </Button>
      </DialogActions>
    </Dialog>
  )
}

function titleOf(outcome: 'permit' | 'deny' | null): string {
  return outcome === null
    ? 'First version'
    : `First version that ${outcome === 'permit' ? 'permits' : 'denies'}`
}

const COLUMNS: readonly Column<Heard>[] = [
  {
    key: 'version',
    head: 'Version',
    cell: ({ version }) => <code className="mono-s">{visible(version.version)}</code>,
  },
  {
    key: 'from',
    head: 'In force from',
    cell: ({ from }) =>
      from === null ? <span className="ink-3">not given</span> : visible(from.slice(0, 10)),
  },
  { key: 'outcome', head: 'Outcome', cell: ({ outcome, why }) => <Answer outcome={outcome} why={why} /> },
  {
    key: 'rule',
    head: 'Rule',
    wide: true,
    cell: ({ rules, outcome }) =>
      outcome === null ? null : rules.length === 0 ? (
        <span className="ink-2">no rule decided</span>
      ) : (
        <code className="mono-s">{rules.map(visible).join(', ')}</code>
      ),
  },
  {
    key: 'is',
    head: 'For this decision',
    cell: ({ isRecorded, isInForce }) =>
      [isRecorded ? 'recorded' : '', isInForce ? 'in force then' : ''].filter(Boolean).join(', '),
  },
]

function Answer({ outcome, why }: Pick<Heard, 'outcome' | 'why'>) {
  if (outcome !== null) return <OutcomeMark outcome={outcome} />
  return (
    <span className="ink-2" title={visible(why ?? '')}>
      cannot be evaluated
    </span>
  )
}
