import { ChevronDown, ChevronUp, Copy } from 'lucide-react'
import type { ReactNode } from 'react'
import type { QuarantinedLine as Kept, ShownLine, SourceRow } from '../../../shared/contract/intake.ts'
import { useAnswer } from '../../client/answers.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { EvidenceLink } from '../../components/evidence-link.tsx'
import { SectionHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import type { OpenCase } from '../../store/case.ts'
import { copyText } from '../../store/notices.ts'
import { openRecord } from '../../store/record.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import css from './line.module.css'

/** A reason that names the place by itself. */
const SAYS_PLACE = /(?:byte|character) \d/

/** A line in quarantine, byte for byte, its fault marked, between the lines around it. */
export function QuarantinedLine({
  opened,
  source,
  index,
  onStep,
}: {
  readonly opened: OpenCase
  readonly source: SourceRow
  readonly index: number
  readonly onStep: (step: 1 | -1) => void
}) {
  const { value, error } = useAnswer(
    'quarantine.line',
    { case: opened.case, source: source.id, index },
    { keep: true },
  )
  if (error !== undefined) return <ErrorNotice doing="Show the line" error={error} />
  const kept = value?.line
  if (kept === undefined) return null
  if (kept === null)
    return <p className={css.none}>Line {count(index + 1)} of this source is not in quarantine.</p>
  const { row, line, fault, previous, next } = kept
  return (
    <section aria-label={`Line ${count(row.index + 1)}`}>
      <SectionHead
        title={`Line ${count(row.index + 1)}`}
        about={`${counted(row.bytes, 'byte')} at byte ${count(row.byteOffset)} of ${visible(source.name)}`}
        actions={
          <>
            <EvidenceLink
              place={`s${source.id}:${row.index}`}
              hint="The line with its hash and its proof"
              onOpen={(place) => openRecord(opened.case, place)}
            />
            <Button
              size="small"
              weight="quiet"
              icon={<Copy aria-hidden="true" />}
              onClick={() => copyLine(line)}
            >
              Copy bytes
            </Button>
            <IconButton label="Line before in quarantine" onClick={() => onStep(-1)}>
              <ChevronUp aria-hidden="true" />
            </IconButton>
            <IconButton label="Line after in quarantine" onClick={() => onStep(1)}>
              <ChevronDown aria-hidden="true" />
            </IconButton>
          </>
        }
      />
      <div className={css.lines} role="region" aria-label="The line and its neighbours" tabIndex={0}>
        {previous === null ? null : <Line line={previous} weight="neighbour" />}
        <Line line={line} weight="focus" fault={fault}>
          <p className={css.why}>
            <span className={css.caret} aria-hidden="true" />
            {fault === null || SAYS_PLACE.test(row.detail) ? '' : `byte ${count(fault.byte)} of the line: `}
            {visible(row.detail)}
          </p>
        </Line>
        {next === null ? null : <Line line={next} weight="neighbour" />}
      </div>
    </section>
  )
}

function Line({
  line,
  weight,
  fault = null,
  children,
}: {
  readonly line: ShownLine
  readonly weight: 'focus' | 'neighbour'
  readonly fault?: Kept['fault']
  readonly children?: ReactNode
}) {
  const { index, byteOffset, text, before, after } = line
  const [from, to] = fault === null ? [text.length, text.length] : [fault.from, fault.to]
  return (
    <div className={`${css.line} ${css[weight]}`}>
      <span className={css.place}>{byteOffset === null ? '' : count(byteOffset)}</span>
      <span className={css.place}>{count(index + 1)}</span>
      <div className={css.text}>
        <code className={css.bytes}>
          {before === 0 ? null : <Cut bytes={before} where="before" />}
          {visible(text.slice(0, from))}
          {fault === null ? null : (
            <mark className={css.fault}>
              {from === to ? 'the line ends here' : visible(text.slice(from, to))}
            </mark>
          )}
          {visible(text.slice(to))}
          {after === 0 ? null : <Cut bytes={after} where="after" />}
        </code>
        {children}
      </div>
    </div>
  )
}

function Cut({ bytes, where }: { readonly bytes: number; readonly where: 'before' | 'after' }) {
  return (
    <span className={css.cut}>
      {where === 'after' ? '… ' : ''}
      {counted(bytes, 'byte')} {where === 'after' ? 'more' : 'before this'}
      {where === 'before' ? ' … ' : ''}
    </span>
  )
}

function copyLine({ text, text64, before, after }: ShownLine): void {
  const part = before === 0 && after === 0 ? 'The line' : 'The part of the line that is shown'
  copyText(text64 ?? text, text64 === null ? part : `${part}, in base64 since it is no UTF-8,`)
}
