import { Check, Copy, OctagonAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { Output } from '../../../shared/contract/methods.ts'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { Digest } from '../../components/digest.tsx'
import { SectionHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import type { OpenCase } from '../../store/case.ts'
import { copyText } from '../../store/notices.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import css from './custody.module.css'

type Entry = NonNullable<Output<'custody.entry'>['entry']>

/** One entry whole, its two links, and what the chain cannot show. */
export function EntryPane({
  opened,
  seq,
  entries,
}: {
  readonly opened: OpenCase
  /** Null: the last one. */
  readonly seq: number | null
  readonly entries: number
}) {
  const wanted = seq ?? entries
  const { value, error } = useAnswer(
    'custody.entry',
    wanted === 0 ? null : { case: opened.case, seq: wanted },
    { keep: true },
  )
  if (error !== undefined) return <ErrorNotice doing="Show the entry" error={error} />
  const entry = value?.entry
  return (
    <div className={css.pane} data-pane="" role="region" aria-label="The entry" tabIndex={0}>
      {entry === null ? <p className={css.nothing}>There is no entry {count(wanted)}.</p> : null}
      {entry === undefined || entry === null ? null : (
        <>
          <Whole entry={entry} />
          <Links entry={entry} />
        </>
      )}
      <NotProven />
    </div>
  )
}

function Whole({ entry: { seq, line, chars, names } }: { readonly entry: Entry }) {
  const shown = visible(line)
  const at = names === null ? -1 : shown.indexOf(names)
  return (
    <section>
      <SectionHead
        title={`Entry ${count(seq)}`}
        about="canonical JSON"
        actions={
          <Button
            weight="quiet"
            size="small"
            icon={<Copy aria-hidden="true" />}
            onClick={() => copyText(line, `Entry ${seq}`)}
          >
            Copy
          </Button>
        }
      />
      <pre className={css.line}>
        {at < 0 || names === null ? (
          shown
        ) : (
          <>
            {shown.slice(0, at)}
            <mark className={css.hit}>{names}</mark>
            {shown.slice(at + names.length)}
          </>
        )}
      </pre>
      {chars > line.length ? (
        <p className={css.more}>
          {count(line.length)} of {count(chars)} characters are shown.
        </p>
      ) : null}
    </section>
  )
}

/** What it names of the entry before, and what the entry after names of it. */
function Links({ entry: { seq, digest, names, before, after } }: { readonly entry: Entry }) {
  const first = before === null && names === null
  return (
    <section>
      <SectionHead title="Its two links" />
      <dl className={css.links}>
        {first ? (
          <Line term={count(seq)} words="the first: nothing before it" />
        ) : (
          <>
            <Line
              term={count(seq - 1)}
              words="SHA-256 of its bytes"
              value={before === null ? 'it is not there' : <Digest value={before} />}
            />
            <Link number={seq} holds={before !== null && names === before} />
          </>
        )}
        <Line term={<b>{count(seq)}</b>} words="SHA-256 of its bytes" value={<Digest value={digest} />} />
        {after === null ? (
          <Line term="" words="the last: nothing names it yet" />
        ) : (
          <Link number={after.seq} holds={after.names === digest} />
        )}
      </dl>
    </section>
  )
}

function Line({
  term,
  words,
  value,
}: {
  readonly term: ReactNode
  readonly words: string
  readonly value?: ReactNode
}) {
  return (
    <div className={css.link}>
      <dt>{term}</dt>
      <dd className="ink-2">{words}</dd>
      <dd className={css.linkValue}>{value}</dd>
    </div>
  )
}

function Link({ number, holds }: { readonly number: number; readonly holds: boolean }) {
  return (
    <Line
      term=""
      words={holds ? `equals prev of ${count(number)}` : `is not prev of ${count(number)}`}
      value={
        <span className={css.holds}>
          {holds ? <Check aria-hidden="true" /> : <OctagonAlert aria-hidden="true" />}
          <b>{holds ? 'holds' : 'does not hold'}</b>
        </span>
      }
    />
  )
}

function NotProven() {
  return (
    <section>
      <SectionHead title="What the chain does not prove" />
      <ul className={css.limits}>
        <li>
          <b>That its end was not written anew.</b>{' '}
          <span className="ink-2">
            Who holds the file could write the last entries again. The next packet fixes them.
          </span>
        </li>
        <li>
          <b>That it was the person named.</b>{' '}
          <span className="ink-2">Names come from the desk; only a key tells one person from another.</span>
        </li>
        <li>
          <b>That the clock was right.</b>{' '}
          <span className="ink-2">It is this machine’s; the order does not rest on it.</span>
        </li>
      </ul>
    </section>
  )
}
