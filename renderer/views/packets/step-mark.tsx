import { Check, CircleHelp, type LucideIcon, OctagonAlert, Square } from 'lucide-react'
import type { VerificationStep } from '../../../shared/contract/packets.ts'
import { Shape } from '../../components/shape.tsx'

type Result = VerificationStep['result']

const SHAPES: Readonly<Record<Result, LucideIcon>> = {
  holds: Check,
  'does-not-hold': OctagonAlert,
  untrusted: CircleHelp,
  'not-checked': Square,
  waiting: Square,
}

/** What came of a check, as a shape in ink; the word stands beside it. */
export function StepMark({ result }: { readonly result: Result }) {
  return <Shape of={SHAPES[result]} size="column" ink={result === 'waiting' ? 'faint' : 'full'} />
}
