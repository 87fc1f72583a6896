import type { ContextGiven } from '../../../shared/contract/intake.ts'

/** A field of the form, and what it is good for. */
export interface ContextField {
  readonly field: keyof ContextGiven
  readonly label: string
  readonly hint: string
  /** A line of its own in the form, or half of one. */
  readonly room: 'whole' | 'half'
}

export const CONTEXT_FIELDS: readonly ContextField[] = [
  { room: 'whole', field: 'query', label: 'Query', hint: 'as it was run, in its own language' },
  { room: 'whole', field: 'filters', label: 'Filters', hint: 'what was left out, and why' },
  { room: 'half', field: 'tenant', label: 'Tenant', hint: 'of which system and environment' },
  { room: 'half', field: 'exporter', label: 'Exported by', hint: 'who, and when' },
  { room: 'half', field: 'zone', label: 'Zone', hint: 'of the times in the data' },
  { room: 'half', field: 'expectedCount', label: 'Expected', hint: 'records, as counted there' },
  { room: 'half', field: 'retention', label: 'Retention', hint: 'how long the system keeps them' },
]

const MOST_CHARS = 2000

/** What is wrong with a line of the form; undefined: nothing. */
export function problemOf(field: ContextField['field'], text: string): string | undefined {
  const line = text.trim()
  if (line.length > MOST_CHARS) return `At most ${MOST_CHARS} characters, and these are ${line.length}.`
  if (field !== 'expectedCount' || line === '') return undefined
  return countOf(line) === undefined ? 'Not a whole number.' : undefined
}

/** `63,132`, `63 132` and `63132` are one number. */
function countOf(text: string): number | undefined {
  const digits = text.replaceAll(/[\s,'’]/g, '')
  if (!/^\d+$/.test(digits)) return undefined
  const value = Number(digits)
  return Number.isSafeInteger(value) ? value : undefined
}

/** The form's lines as the contract takes them: what is empty is left out. Requires lines without a problem. */
export function contextOf(lines: Readonly<Record<string, string>>): ContextGiven {
  const context: Record<string, string | number> = {}
  for (const { field } of CONTEXT_FIELDS) {
    const line = (lines[field] ?? '').trim()
    if (line === '') continue
    const value = field === 'expectedCount' ? countOf(line) : line
    if (value !== undefined) context[field] = value
  }
  return context
}
