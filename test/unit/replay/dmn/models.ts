import type { PolicyVersion } from '../../../../shared/model/policy.ts'
import { dmnEngine } from '../../../../shared/replay/dmn/dmn-engine.ts'
import type { CompiledPolicy, Evaluation } from '../../../../shared/replay/policy-engine.ts'
import { policyVersion } from '../../../fixtures/policy-version.ts'

/** A DMN file around what is given. */
export function definitions(inner: string, attributes = 'name="access" namespace="urn:access"'): string {
  return `<?xml version="1.0" encoding="UTF-8"?>
<definitions xmlns="https://www.omg.org/spec/DMN/20230324/MODEL/" id="d" ${attributes}>${inner}</definitions>`
}

export function version(text: string, decision?: string): PolicyVersion {
  const given = policyVersion({ engine: 'dmn', texts: { 'access.dmn': text } })
  return decision === undefined ? given : { ...given, options: { decision } }
}

export function compiled(text: string, decision?: string): CompiledPolicy {
  const policy = dmnEngine.compile(version(text, decision))
  if (policy.kind === 'blocked') throw new Error(policy.detail)
  return policy
}

/** What a policy answers to a request, whose clock stands at a given time. */
export function asked(text: string, request: unknown, at?: string): Evaluation {
  const written = typeof request === 'string' ? request : JSON.stringify(request)
  return compiled(text).evaluate({ text: written, at })
}

/** Why a version is refused. */
export function refusal(text: string): string {
  const policy = dmnEngine.compile(version(text))
  return policy.kind === 'blocked' ? policy.detail : 'not refused'
}

/** A decision without requirements, whose logic is one expression of FEEL. */
export function literal(expression: string, name = 'Access'): string {
  return `<decision id="${name}" name="${name}"><variable name="${name}"/><literalExpression><text>${escaped(expression)}</text></literalExpression></decision>`
}

/** A decision with one table: columns, then rules as rows of cells, the last of them the output. */
export function table(
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  { hitPolicy = 'UNIQUE', output = '', attributes = '', name = 'Access' } = {},
): string {
  const inputs = columns.map(
    (column) => `<input><inputExpression><text>${escaped(column)}</text></inputExpression></input>`,
  )
  const rules = rows.map((cells, at) => {
    const tests = cells.slice(0, -1).map((cell) => `<inputEntry><text>${escaped(cell)}</text></inputEntry>`)
    return `<rule id="r${at + 1}">${tests.join('')}<outputEntry><text>${escaped(cells.at(-1) ?? '')}</text></outputEntry></rule>`
  })
  return `<decision id="${name}" name="${name}"><variable name="${name}"/><decisionTable id="t-${name}" hitPolicy="${hitPolicy}" ${attributes}>${inputs.join('')}<output>${output}</output>${rules.join('')}</decisionTable></decision>`
}

function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
