import { Copy } from 'lucide-react'
import { useState } from 'react'
import type { VerificationPayload } from '../../../shared/contract/packets.ts'
import { Button } from '../../components/button.tsx'
import { Digest } from '../../components/digest.tsx'
import { SidePanes } from '../../components/side-panes.tsx'
import { Time } from '../../components/time.tsx'
import { useKeys } from '../../store/keys.ts'
import { copyText } from '../../store/notices.ts'
import { beginAnew, copyScript } from '../../store/verifying.ts'
import { bytes } from '../../words/numbers.ts'
import { duration } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'
import { StepPane } from './step-pane.tsx'
import { stepsOf, StepsTable } from './steps-table.tsx'
import { countsText, resultText, verificationText } from './verification-text.ts'
import css from './verify.module.css'

/** What the checks of a packet came to: counts first, never one mark for the whole. */
export function VerificationReport({
  token,
  report,
}: {
  readonly token: string
  readonly report: VerificationPayload
}) {
  const steps = stepsOf(report.checks)
  const worst = steps.find(({ result }) => result === 'does-not-hold')
  const [focused, setFocused] = useState<number | null>(worst?.number ?? null)
  useKeys(
    {
      c: {
        does: 'Copy the verification as text',
        run: () => copyText(verificationText(report), 'The verification'),
      },
    },
    'Checks',
  )
  return (
    <div className={css.report}>
      <Head token={token} report={report} />
      <div className={css.below}>
        <SidePanes
          kept="packet step"
          side="second"
          widths={{ wide: 420, narrow: 300 }}
          least={240}
          most={720}
          keys
          first={
            <div className={css.left}>
              <div className={css.steps} data-pane="">
                <StepsTable steps={steps} focused={focused} onFocus={({ number }) => setFocused(number)} />
              </div>
              <Foot packet={report.packet} />
            </div>
          }
          second={
            <StepPane
              token={token}
              report={report}
              steps={steps}
              step={steps.find(({ number }) => number === focused)}
            />
          }
        />
      </div>
    </div>
  )
}

function Head({ token, report }: { readonly token: string; readonly report: VerificationPayload }) {
  const { bytes: size, sha256, verifiedAt, tookMs, engines } = report
  return (
    <div className={css.head}>
      <p className={css.sentence}>
        <b>{countsText(report.checks)}</b> {resultText(report)}
      </p>
      <div className={css.about}>
        <span>{bytes(size)}</span>
        <Digest value={sha256} />
        <span>
          verified <Time at={verifiedAt} precision="s" /> in {duration(tookMs)} on this machine
        </span>
        <span>{engines.map(visible).join(', ')}</span>
        {report.result === 'invalid' ? <b>Do not rely on it before this is settled.</b> : null}
        <Button weight="quiet" size="small" onClick={() => beginAnew(token)}>
          Verify with other keys or files
        </Button>
      </div>
    </div>
  )
}

/** The same checks by somebody who does not have Docket, or does not trust it. */
function Foot({ packet }: { readonly packet: string }) {
  return (
    <footer className={css.foot}>
      <span>Without Docket:</span>
      <code className="mono-s">python3 verify_packet.py {visible(packet)} TRUSTED.pem</code>
      <span className={css.gap} />
      <Button weight="quiet" size="small" icon={<Copy aria-hidden="true" />} onClick={copyScript}>
        Copy the script
      </Button>
    </footer>
  )
}
