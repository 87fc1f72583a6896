import type { QuarantineReason } from '../model/segment.ts'

/** What the schema's refusals have in common, as far as messages need it. */
export interface SchemaIssue {
  readonly code?: string | undefined
  readonly path: readonly PropertyKey[]
  readonly message: string
  readonly expected?: unknown
  readonly values?: readonly unknown[] | undefined
}

const MAX_DETAIL_CHARS = 400

/**
 * Says of a value that does not fit its schema what is wrong, and where: the field's path and the problem
 * in words. Requires at least one issue. The value is hostile; the detail is bounded and quotes none of it.
 */
export function describeIssues(
  issues: readonly SchemaIssue[],
  value: unknown,
): { readonly reason: QuarantineReason; readonly detail: string } {
  const missing = issues.find((issue) => isMissing(issue, value))
  const issue = missing ?? issues[0]
  if (issue === undefined) throw new Error('a value that does not fit has no issue')
  const problem = missing === undefined ? describe(issue, value) : 'a required field is missing'
  const place = pathText(issue.path)
  const more = issues.length > 1 ? ` (and ${issues.length - 1} more)` : ''
  const detail = `${place === '' ? '' : `${place}: `}${problem}${more}`
  return { reason: reasonOf(issue, missing !== undefined), detail: detail.slice(0, MAX_DETAIL_CHARS) }
}

function reasonOf(issue: SchemaIssue, missing: boolean): QuarantineReason {
  if (missing) return 'field-missing'
  return issue.code === 'custom' && issue.path.length === 0 ? 'no-fact' : 'does-not-fit'
}

function isMissing(issue: SchemaIssue, value: unknown): boolean {
  const found = valueAt(value, issue.path)
  return issue.path.length > 0 && (found === undefined || found === null)
}

function describe(issue: SchemaIssue, value: unknown): string {
  switch (issue.code) {
    case 'invalid_type':
      return `expected ${expectedText(String(issue.expected))}, found ${kindOf(valueAt(value, issue.path))}`
    case 'invalid_value':
      return `expected one of ${(issue.values ?? []).map(String).join(', ')}`
    case 'invalid_union':
      return `fits none of the shapes that it may have, found ${kindOf(valueAt(value, issue.path))}`
    default:
      return issue.message.charAt(0).toLowerCase() + issue.message.slice(1)
  }
}

function expectedText(expected: string): string {
  switch (expected) {
    case 'array':
      return 'a list'
    case 'object':
    case 'record':
      return 'an object'
    case 'int':
      return 'a whole number within ±(2^53 - 1)'
    case 'boolean':
      return 'true or false'
    default:
      return `a ${expected}`
  }
}

function kindOf(value: unknown): string {
  if (value === undefined) return 'nothing'
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'a list'
  if (JSON.isRawJSON(value)) return 'a number beyond 2^53'
  if (typeof value === 'number' && !Number.isInteger(value)) return 'a fraction'
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`
}

function valueAt(value: unknown, path: readonly PropertyKey[]): unknown {
  let at = value
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined
    at = (at as Record<PropertyKey, unknown>)[step]
  }
  return at
}

function pathText(path: readonly PropertyKey[]): string {
  return path
    .map((step, at) => (typeof step === 'number' ? `[${step}]` : `${at === 0 ? '' : '.'}${String(step)}`))
    .join('')
}
