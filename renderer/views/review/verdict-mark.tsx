import {
  ArrowLeftToLine,
  ArrowUpFromLine,
  ChevronsUp,
  GitCompareArrows,
  Hourglass,
  type LucideIcon,
} from 'lucide-react'
import type { ReviewVerdict } from '../../../shared/model/review-words.ts'
import { Shape } from '../../components/shape.tsx'
import css from './verdict-mark.module.css'

type Word = ReviewVerdict | 'conflict'

const SHAPES: Readonly<Record<Word, LucideIcon>> = {
  uphold: ArrowUpFromLine,
  revoke: ArrowLeftToLine,
  exception: Hourglass,
  escalate: ChevronsUp,
  conflict: GitCompareArrows,
}

/** What a reviewer decided, in ink: a shape and a word. */
export function ReviewMark({ verdict }: { readonly verdict: Word }) {
  return (
    <span className={css.mark}>
      <ReviewIcon verdict={verdict} />
      {verdict}
    </span>
  )
}

export function ReviewIcon({ verdict }: { readonly verdict: Word }) {
  return <Shape of={SHAPES[verdict]} />
}
