import { Check, CircleHelp, OctagonAlert, Square } from 'lucide-react'
import type { VerificationStep } from '../../../shared/contract/packets.ts'
import css from './verify.module.css'

/** What came of a check, as a shape in ink; the word stands beside it. */
export function StepMark({ result }: Pick<VerificationStep, 'result'>) {
  switch (result) {
    case 'holds':
      return <Check className={css.mark} aria-hidden="true" />
    case 'does-not-hold':
      return <OctagonAlert className={css.mark} aria-hidden="true" />
    case 'untrusted':
      return <CircleHelp className={css.mark} aria-hidden="true" />
    case 'not-checked':
      return <Square className={css.mark} aria-hidden="true" />
    case 'waiting':
      return <Square className={`${css.mark} ${css.faint}`} aria-hidden="true" />
  }
}
