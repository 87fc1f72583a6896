import { Check, Square } from 'lucide-react'
import type { ReactNode } from 'react'
import type { PacketPreview } from '../../../shared/contract/packets.ts'
import { SectionHead } from '../../components/head.tsx'
import type { OpenCase } from '../../store/case.ts'
import { useSealing } from '../../store/sealing.ts'
import { count, counted } from '../../words/numbers.ts'
import type { Choice, Filter } from './choice.ts'
import { SealedCard } from './sealed-card.tsx'
import { SignPane } from './sign-pane.tsx'
import { Limit } from './step-pane.tsx'
import css from './new-packet.module.css'

/** What a reader will and will not be able to check, then the key and the act. */
export function ReaderPane({
  opened,
  choice,
  filter,
  preview,
  waiting,
}: {
  readonly opened: OpenCase
  readonly choice: Choice
  readonly filter: Filter | null
  readonly preview: PacketPreview | undefined
  readonly waiting: boolean
}) {
  const sealed = useSealing((state) => state.sealed)
  return (
    <div className={`${css.pane} ${css.inset}`} data-pane="">
      <div className={css.scroll} role="region" aria-label="What a reader can check" tabIndex={0}>
        {preview === undefined || preview.decisions === 0 ? null : (
          <>
            <Able preview={preview} />
            <NotAble preview={preview} all={choice.how === 'all'} />
          </>
        )}
      </div>
      {sealed === null || sealed.case !== opened.case ? null : <SealedCard sealed={sealed} />}
      <SignPane opened={opened} choice={choice} filter={filter} preview={waiting ? undefined : preview} />
    </div>
  )
}

function Able({ preview }: { readonly preview: PacketPreview }) {
  const { exact, records, decisions, verdicts, policyVersions, findings, custody } = preview
  const about = exact ? '' : 'about '
  const heard = decisions - (verdicts.unreplayable ?? 0)
  return (
    <section className={css.reader}>
      <SectionHead title="A reader will be able to check" />
      <Point>who sealed it, with keys that they hold</Point>
      <Point>that no entry was changed since</Point>
      <Point>
        that {about}
        {counted(records, 'line is', 'lines are')} in the imported files
      </Point>
      <Point>
        {about}
        {count(heard)} of {counted(decisions, 'decision')}, rebuilt and heard again
      </Point>
      <Point>the texts of {counted(policyVersions, 'policy version')} that decided</Point>
      <Point>
        {about}
        {counted(findings, 'finding')}, and in {counted(custody, 'entry', 'entries')} how the case was handled
      </Point>
    </section>
  )
}

function NotAble({ preview: { limits }, all }: { readonly preview: PacketPreview; readonly all: boolean }) {
  const listed = limits ?? [
    'That the logs were complete before they were imported.',
    'That the clocks were right.',
    'That a signer is who they say.',
    ...(all ? [] : ['What the case holds beside the decisions chosen.']),
  ]
  return (
    <section className={css.reader}>
      <SectionHead title="Will not be able to check" about="the packet says so itself" />
      {listed.map((limit) => (
        <Point key={limit} open>
          <Limit text={limit} />
        </Point>
      ))}
      {limits === null ? (
        <p className={css.words}>The packet will say more, counted from what is in it.</p>
      ) : null}
    </section>
  )
}

function Point({ children, open = false }: { readonly children: ReactNode; readonly open?: boolean }) {
  return (
    <p className={css.point}>
      {open ? <Square aria-hidden="true" /> : <Check aria-hidden="true" />}
      <span>{children}</span>
    </p>
  )
}
