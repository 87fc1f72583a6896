import type { ReactNode } from 'react'
import type { HearingView } from '../../../shared/contract/decision.ts'
import { useAnswer } from '../../client/answers.ts'
import { Digest } from '../../components/digest.tsx'
import { EvidenceLink } from '../../components/evidence-link.tsx'
import { VerdictMark } from '../../components/marks.tsx'
import { visible } from '../../words/visible.ts'
import { REASONS, rulesWords } from './decision-words.ts'
import type { Parts } from './parts.ts'
import { Section } from './section.tsx'
import css from './heard-again.module.css'

/** What is recorded, what the same version says again, and what the version in force then says. */
export function HeardAgain(parts: Parts) {
  const { opened, view, onRecord } = parts
  const { heard, verdict, reason, detail } = view
  const { recorded, replayed, inForce } = heard
  // Asked anew: the rebuild keeps the outcome of the version in force, and not its rules.
  const { value: hearing } = useAnswer('decision.hear', { case: opened.case, id: view.id, ord: view.ord })
  const thenRules = hearing?.inForce === undefined || hearing.inForce === null ? undefined : hearing.inForce
  const errors = (replayed.errors.length === 0 ? recorded.errors : replayed.errors).filter(
    (each) => detail?.includes(each) !== true,
  )
  return (
    <Section id="heard" title="Heard again" number="4" about={aboutOf(parts, hearing)}>
      <table className={`${css.table} ${inForce === null ? '' : css.three}`} aria-label="Heard again">
        <thead>
          <tr>
            <td />
            <Head name="Recorded" version={recorded.version} />
            <Head name="Replayed" version={reason === null ? replayed.version : null} />
            {inForce === null ? null : <Head name="In force then" version={inForce.version} apart />}
          </tr>
        </thead>
        <tbody>
          <Row name="Outcome">
            <b>{recorded.outcome === null ? 'none' : visible(recorded.outcome)}</b>
            <b>{replayed.outcome ?? 'none'}</b>
            {inForce === null ? null : <b>{inForce.outcome}</b>}
          </Row>
          <Row name="Result">
            {recorded.place === null ? (
              <span className="ink-3">no check</span>
            ) : (
              <EvidenceLink
                place={recorded.place}
                of={opened.case}
                onOpen={(place) => onRecord(place, { fact: 'check' })}
              />
            )}
            <VerdictMark verdict={verdict} />
            {inForce === null ? null : flips(parts) ? <b>flips</b> : <span>the same</span>}
          </Row>
          <Row name="Rule">
            <Rules of={recorded.rules} outcome={recorded.outcome} />
            {replayed.rules === null ? (
              <span className="ink-3">none</span>
            ) : (
              <Rules of={replayed.rules} outcome={replayed.outcome} />
            )}
            {inForce === null ? null : thenRules === undefined ? (
              <span className="ink-3"> </span>
            ) : (
              <Rules of={thenRules.rules} outcome={thenRules.outcome} />
            )}
          </Row>
          <Row name="Digest">
            {recorded.digest === null ? (
              <span className="ink-3">not logged</span>
            ) : (
              <Digest value={recorded.digest} room="narrow" />
            )}
            {replayed.digest === null ? (
              <span className="ink-3">none</span>
            ) : (
              <Digest value={replayed.digest} room="narrow" />
            )}
            {inForce === null ? null : <Digest value={inForce.digest} room="narrow" />}
          </Row>
          <Row name="Engine">
            <Engine of={recorded} otherwise="not logged" />
            <Engine of={replayed} otherwise="none" />
            {inForce === null ? null : <Engine of={inForce} otherwise="none" />}
          </Row>
        </tbody>
      </table>
      {reason === null ? null : (
        <p className={css.why}>
          <b>Unreplayable</b>, because {REASONS[reason]}
          {detail === null ? '' : `: ${visible(detail)}`}.
        </p>
      )}
      {errors.length === 0 ? null : (
        <p className={css.why}>
          <b>Errors in rules</b>, as the engine tells them: {errors.map(visible).join('; ')}
        </p>
      )}
    </Section>
  )
}

/** On what it was heard, and that it was asked just now; said aloud where the answer is not the one that was kept. */
function aboutOf(
  { view: { request, reason, heard } }: Parts,
  hearing: { readonly recorded: { readonly outcome: string | null } } | undefined,
) {
  const on = {
    logged: 'the logged request',
    bound: 'a request made of its attributes',
    none: 'no request is known',
  }[request]
  if (reason !== null || hearing === undefined) return on
  return hearing.recorded.outcome === heard.replayed.outcome ? (
    <span title="Asked again just now: the same outcome as at the rebuild">{on}, asked now</span>
  ) : (
    <b>asked now, it answers otherwise</b>
  )
}

function flips({ view: { heard } }: Parts): boolean {
  const before = heard.replayed.outcome ?? heard.recorded.outcome
  return before !== null && heard.inForce?.outcome !== before
}

function Head({
  name,
  version,
  apart = false,
}: {
  readonly name: string
  readonly version: HearingView['version']
  readonly apart?: boolean
}) {
  return (
    <th scope="col" className={apart ? css.apart : undefined}>
      {name}
      <span
        className={css.version}
        title={version === null ? undefined : `${visible(version.id)} ${visible(version.version)}`}
      >
        {version === null ? ' ' : visible(version.version)}
      </span>
    </th>
  )
}

function Row({ name, children }: { readonly name: string; readonly children: readonly ReactNode[] }) {
  const cells = children.filter((child) => child !== null)
  return (
    <tr>
      <th scope="row">{name}</th>
      {cells.map((cell, at) => (
        // Cells have no identity but their column.
        <td key={at} className={at === 2 ? css.apart : undefined}>
          {cell}
        </td>
      ))}
    </tr>
  )
}

function Rules({ of, outcome }: { readonly of: readonly string[] | null; readonly outcome: string | null }) {
  const words = rulesWords(of, outcome)
  if (of === null) return <span className="ink-3">{words}</span>
  if (of.length === 0) return words
  return (
    <code className="mono-s" title={words}>
      {words}
    </code>
  )
}

function Engine({ of: { engine }, otherwise }: { readonly of: HearingView; readonly otherwise: string }) {
  return engine === null ? <span className="ink-3">{otherwise}</span> : visible(engine)
}
