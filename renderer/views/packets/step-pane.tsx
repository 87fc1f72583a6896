import type { VerificationPayload } from '../../../shared/contract/packets.ts'
import { Digest } from '../../components/digest.tsx'
import { Facts } from '../../components/facts.tsx'
import { SectionHead } from '../../components/head.tsx'
import { Time } from '../../components/time.tsx'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { StepMark } from './step-mark.tsx'
import { Proves, split, type Step } from './steps-table.tsx'
import { Timestamps } from './timestamps.tsx'
import { WithheldSection } from './withheld-section.tsx'
import { byLead, RESULT_WORDS } from './verification-text.ts'
import css from './verify.module.css'

/** Beside the checks: what follows from failures, the check with the focus, what no pass proves, who signed. */
export function StepPane({
  token,
  report,
  steps,
  step,
}: {
  readonly token: string
  readonly report: VerificationPayload
  readonly steps: readonly Step[]
  readonly step: Step | undefined
}) {
  const failed = steps.filter(({ result }) => result === 'does-not-hold' || result === 'untrusted')
  return (
    <div className={css.pane} data-pane="" role="region" aria-label="About the checks" tabIndex={0}>
      {failed.length === 0 ? null : (
        <section>
          <SectionHead title="What follows" />
          {failed.map(({ number, title, result, follows }) => (
            <p key={number} className={css.follows}>
              <StepMark result={result} />
              <span>
                <b>
                  {number}. {split(title)[0]}:
                </b>{' '}
                {follows}.
              </span>
            </p>
          ))}
        </section>
      )}
      {step === undefined ? null : <OneStep step={step} steps={steps} />}
      <Signers report={report} />
      {report.withheld === undefined ? null : <WithheldSection withheld={report.withheld} />}
      {report.result === 'invalid' ? null : <Timestamps token={token} report={report} />}
      <section>
        <SectionHead title="What a pass does not prove" />
        <ul className={css.limits}>
          {byLead(report.limits).map((limit) => (
            <li key={limit}>
              <Limit text={limit} />
            </li>
          ))}
        </ul>
      </section>
      <Stated report={report} />
    </div>
  )
}

function OneStep({ step, steps }: { readonly step: Step; readonly steps: readonly Step[] }) {
  const [lead, rest] = split(step.title)
  const rests = steps.filter(({ id }) => step.restsOn?.includes(id) === true)
  return (
    <section>
      <SectionHead title={`${step.number}. ${lead}`} about={rest} />
      <p className={css.words}>
        <b>{RESULT_WORDS[step.result]}</b>: {visible(step.detail)}
      </p>
      <p className={css.words}>
        <Proves step={step} />
      </p>
      {rests.length === 0 ? null : (
        <p className={css.words}>
          It rests on {rests.map(({ number, title }) => `${number}. ${split(title)[0]}`).join(', ')}, which
          does not hold: by itself it shows only that the packet agrees with itself.
        </p>
      )}
    </section>
  )
}

/** `That the clocks were right: …`: what it is about first. */
export function Limit({ text }: { readonly text: string }) {
  const at = text.indexOf(': ')
  if (at < 0) return visible(text)
  return (
    <>
      <b>{visible(text.slice(0, at))}.</b>{' '}
      <span className="ink-2">{sentence(visible(text.slice(at + 2)))}</span>
    </>
  )
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** What the packet says of itself: worth what its signature is. */
function Stated({ report: { stated } }: { readonly report: VerificationPayload }) {
  if (stated === null) return null
  const { counts, selection, sealedAt, sealedBy } = stated
  return (
    <section>
      <SectionHead title="What it says of itself" about="worth what its signature is" />
      <Facts
        rows={[
          ['Case', visible(stated.case)],
          ['Sealed', <Time key="at" at={sealedAt} precision="s" />],
          ['By', visible(sealedBy)],
          ['Chosen', selection.length === 0 ? 'every decision' : visible(selection.join(', '))],
          [
            'Holds',
            ['decisions', 'runs', 'records', 'findings']
              .flatMap((name) => (counts[name] === undefined ? [] : [`${count(counts[name])} ${name}`]))
              .join(', '),
          ],
        ]}
      />
    </section>
  )
}

function Signers({ report: { signers } }: { readonly report: VerificationPayload }) {
  return (
    <section>
      <SectionHead
        title="Signed by"
        about={signers.length === 0 ? 'nobody' : counted(signers.length, 'key')}
      />
      {signers.map(({ keyid, trusted, holds }) => (
        <p key={keyid} className={css.signer}>
          <Digest value={visible(keyid)} />
          <span className={trusted ? css.strong : 'ink-2'}>
            {trusted ? 'a key that you trust' : 'not among your keys'}
          </span>
          <span className={css.gap} />
          {holds ? null : <b>not shown to hold</b>}
        </p>
      ))}
    </section>
  )
}
