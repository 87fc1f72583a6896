import type { DecisionView, RunRecord, ValueText } from '../../../shared/contract/decision.ts'
import type { UnreplayableReason } from '../../../shared/model/decision.ts'
import { duration } from '../../words/times.ts'
import { visible } from '../../words/visible.ts'

/** Why a decision cannot be heard again, in words that go on after "because". */
export const REASONS: Readonly<Record<UnreplayableReason, string>> = {
  'no-outcome': 'no permit or deny is recorded to hold an answer against',
  'no-policy-recorded': 'no policy version is recorded',
  'policy-version-missing': 'the recorded policy version is in no bundle of this case',
  'policy-digest-mismatch': 'the files of the policy version are not those that were recorded',
  'engine-unavailable': 'there is no engine here for its policy',
  'attribute-missing': 'an attribute that the request needs is missing',
  'evaluation-error': 'the engine could not evaluate the request',
}

export const AGREEMENTS: Readonly<Record<DecisionView['agreement'], string>> = {
  agree: 'what is recorded agrees',
  disagree: 'they disagree',
  'not-exercised': 'permitted, not exercised',
  indeterminate: 'cannot be told',
}

/** `deny` as an answer is told: `denies`. */
export function answers(outcome: string): string {
  return outcome === 'permit' ? 'permits' : outcome === 'deny' ? 'denies' : `answers ${visible(outcome)}`
}

/** A value as a table shows it: a text without its quotes, unless it would be taken for something else. */
export function shownValue({ text, length }: ValueText): string {
  const inner = text.slice(1, -1)
  const isPlainText = text.startsWith('"') && length === text.length && !/[\\"]/.test(inner)
  const looksOther = /^(?:true|false|null|-?\d.*|[[{].*|\s.*|.*\s|)$/s.test(inner)
  return visible(isPlainText && !looksOther ? inner : text)
}

const UNITS: Readonly<Record<string, string>> = { Y: 'y', M: 'mo', W: 'w', D: 'd' }
const TIME_UNITS: Readonly<Record<string, string>> = { H: 'h', M: 'min', S: 's' }

/** `PT10M` -> `10 min`, `P1D` -> `1 d`; a text that is no duration as it stands. */
export function isoDuration(text: string): string {
  const [date = '', time = ''] = text.replace(/^P/, '').split('T')
  const parts = (part: string, units: Readonly<Record<string, string>>) =>
    [...part.matchAll(/([\d.]+)([A-Z])/g)].map(([, value, unit]) => `${value} ${units[unit ?? ''] ?? unit}`)
  const words = [...parts(date, UNITS), ...parts(time, TIME_UNITS)]
  return words.length === 0 ? visible(text) : words.join(' ')
}

/** From the run's start, as a clock reads it: `+26.902`, beyond an hour `+1:13:05`. */
export function offset(milliseconds: number): string {
  const sign = milliseconds < 0 ? '−' : '+'
  const all = Math.abs(milliseconds)
  if (all < 3_600_000) return `${sign}${(all / 1000).toFixed(3)}`
  const seconds = Math.floor(all / 1000)
  const two = (value: number) => String(value).padStart(2, '0')
  const hours = Math.floor(seconds / 3600)
  const clock = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return hours < 24
    ? `${sign}${hours}:${clock}`
    : `${sign}${Math.floor(hours / 24)} d ${two(hours % 24)}:${clock}`
}

/** How long a run took: exact where it is short. */
export function lengthWords(milliseconds: number): string {
  return milliseconds < 60_000 ? `${(milliseconds / 1000).toFixed(3)} s` : duration(milliseconds)
}

/** The file's name without its endings: a lane's name. */
export function sourceName(file: string): string {
  return visible(file.replace(/\.(?:ndjson|jsonl|json|log|txt)?(?:\.(?:gz|zst))?$/i, ''))
}

export const FACT_NAMES: Readonly<Record<RunRecord['facts'][number]['fact'], string>> = {
  trigger: 'trigger',
  attributes: 'attributes',
  check: 'check',
  model: 'model',
  approval: 'approval',
  outcome: 'outcome',
  action: 'action',
  notification: 'notification',
  effect: 'effect',
}

/** Which rules decided, in words: none of them is an answer too. */
export function rulesWords(rules: readonly string[] | null, outcome: string | null): string {
  if (rules === null) return 'not logged'
  if (rules.length > 0) return rules.map(visible).join(', ')
  return outcome === 'permit' ? 'none' : 'none permits'
}
