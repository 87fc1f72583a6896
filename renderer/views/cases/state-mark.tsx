import { ArrowUp, Check, KeyRound, Minus, OctagonAlert, Play, type LucideIcon } from 'lucide-react'
import type { RecentCase } from '../../../shared/contract/cases.ts'
import css from './cases.module.css'

type State = RecentCase['state']

const STATES: Readonly<Record<State, { readonly icon: LucideIcon; readonly word: string }>> = {
  ready: { icon: Check, word: 'ready' },
  open: { icon: Play, word: 'open' },
  locked: { icon: KeyRound, word: 'locked' },
  newer: { icon: OctagonAlert, word: 'newer than this app' },
  older: { icon: ArrowUp, word: 'older schema' },
  damaged: { icon: OctagonAlert, word: 'damaged' },
  'not-found': { icon: Minus, word: 'not found' },
}

/** How a case file stands, in ink. What needs somebody is heavier. */
export function StateMark({ state }: { readonly state: State }) {
  const { icon: Icon, word } = STATES[state]
  const isQuiet = state === 'ready' || state === 'older'
  return (
    <span className={`${css.state} ${isQuiet ? 'ink-2' : css.heavy}`}>
      <Icon className={css.stateIcon} aria-hidden="true" />
      {word}
    </span>
  )
}
