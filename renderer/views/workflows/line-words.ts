import type { TransitionLine } from '../../../shared/contract/workflows.ts'
import { count, counted } from '../../words/numbers.ts'
import { stayText } from './stay-text.ts'

/** Whether the last rebuild counted what runs did. */
export type Counts = 'known' | 'not-known'

export function isDeviation({ defined }: TransitionLine): boolean {
  return defined === 'undefined'
}

/** An exception covers every run that took it. */
export function isExcepted({ excepted, runs }: TransitionLine): boolean {
  return excepted > 0 && excepted === runs
}

/** What stands on a line: how often, and which transition, where the stage that it leads to does not say so. */
export function labelLines(transition: TransitionLine): readonly string[] {
  const { id, to, runs, taken } = transition
  if (isDeviation(transition))
    return [`${counted(runs, 'run')}, not defined, ${isExcepted(transition) ? 'excepted' : 'WF-01'}`]
  return [taken === 0 ? 'never' : count(taken), id === to ? '' : id]
}

/** By the number of characters, which is the same on every machine. */
export function labelWidth(transition: TransitionLine): number {
  const characters = Math.max(...labelLines(transition).map((words) => words.length))
  return Math.min(240, Math.max(36, Math.round(characters * 6.5) + (isDeviation(transition) ? 34 : 8)))
}

/** All that a line shows, in words. */
export function lineWords(transition: TransitionLine, counts: Counts): string {
  const { id, from, to, decides, taken, median } = transition
  return [
    `${id}, from ${from} to ${to}`,
    isDeviation(transition) ? 'not in the definition' : decides ? 'a decision' : undefined,
    counts === 'not-known' ? undefined : taken === 0 ? 'never taken' : `taken ${counted(taken, 'time')}`,
    median === null ? undefined : `median ${stayText(median)}`,
  ]
    .filter((words) => words !== undefined)
    .join(', ')
}
