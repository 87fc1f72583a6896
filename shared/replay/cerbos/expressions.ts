import { type CelEnvironment, type CelExpression, celEnvironment } from '../cel/environment.ts'
import { chainOf } from '../cel/chain.ts'
import { partsOf } from '../cel/below.ts'
import type { Expr } from '../cel/expr.ts'
import { readSyntax } from '../cel/syntax.ts'
import { CERBOS_CLOCK, CERBOS_FUNCTIONS } from './functions.ts'
import type { ExpressionText } from './policy-model.ts'

/** An expression made ready, with the names that it uses. */
export interface Expression {
  readonly text: string
  readonly cel: CelExpression
  /** Names below `V` and `C`. */
  readonly variables: ReadonlySet<string>
  readonly constants: ReadonlySet<string>
  /** Asks with `has()` whether a part of the request itself is set, which is not what reading that part tells. */
  readonly asksForParts: boolean
}

const VARIABLES = new Set(['V', 'variables'])
const CONSTANTS = new Set(['C', 'constants'])
const GLOBALS = new Set(['G', 'globals'])
const DEFINED = new Set([...VARIABLES, ...CONSTANTS, ...GLOBALS])

const PRINCIPAL = new Set(['id', 'roles', 'attr', 'policyVersion', 'policy_version', 'scope'])
const RESOURCE = new Set(['kind', 'id', 'attr', 'policyVersion', 'policy_version', 'scope'])
const PARTS: ReadonlyMap<string, ReadonlySet<string>> = new Map([
  ['P', PRINCIPAL],
  ['R', RESOURCE],
  ['request', new Set(['principal', 'resource', 'auxData', 'aux_data'])],
  ['request.principal', PRINCIPAL],
  ['request.resource', RESOURCE],
  ['request.auxData', new Set(['jwt', 'jwts'])],
  ['request.aux_data', new Set(['jwt', 'jwts'])],
  ['runtime', new Set(['effectiveDerivedRoles', 'effective_derived_roles'])],
])

const environment: CelEnvironment = celEnvironment({
  dialect: 'cel-go',
  variables: new Set([...DEFINED, 'request', 'P', 'R', 'runtime']),
  functions: CERBOS_FUNCTIONS,
  clockFunctions: CERBOS_CLOCK,
})

/** Throws StoreRefused for what is no CEL, or uses a function or a name that is not there. */
export function compileExpression({ source, text, at }: ExpressionText): Expression {
  const macro = twoVariableMacro(text)
  if (macro !== undefined) return source.refuse(`${macro}() with two variables is not evaluated`, at)
  const cel = environment.compile(text)
  if (cel.kind === 'refused') return source.refuse(`${cel.why} in ${shown(text)}`, at)
  for (const { path } of cel.reads) {
    const why = problemWith(path)
    if (why !== undefined) source.refuse(`${why} in ${shown(text)}`, at)
  }
  const below = (roots: ReadonlySet<string>) =>
    new Set(cel.reads.flatMap(({ path: [root, name] }) => (roots.has(root ?? '') ? [name ?? ''] : [])))
  return {
    text,
    cel,
    variables: below(VARIABLES),
    constants: below(CONSTANTS),
    asksForParts: asksForParts(readSyntax(text).expr),
  }
}

/** What is wrong with a path of names, the root first: the fields of the request are fixed, as in Cerbos. */
function problemWith(path: readonly string[]): string | undefined {
  const [root = '', name] = path
  if (DEFINED.has(root)) return name === undefined ? `${root} is read as a whole` : undefined
  for (let at = 0; at < path.length; at += 1) {
    const fields = PARTS.get(path.slice(0, at + 1).join('.'))
    if (fields === undefined) return undefined
    const next = path[at + 1]
    if (next === undefined) return `${path.join('.')} is read as a whole`
    if (!fields.has(next)) return `there is no field ${path.slice(0, at + 2).join('.')}`
  }
  return undefined
}

function asksForParts(expr: Expr): boolean {
  const open: Expr[] = [expr]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { root, steps } = chainOf(next)
    if (steps.at(-1)?.kind === 'has' && root.exprKind.case === 'identExpr') {
      const names = steps.map((step) => (step.kind === 'index' ? '' : step.name))
      if (PARTS.has([root.exprKind.value.name, ...names.slice(0, -1)].join('.'))) return true
    }
    open.push(...partsOf(next))
  }
  return false
}

const MACROS = new Set([
  'all',
  'exists',
  'existsOne',
  'exists_one',
  'transformList',
  'transformMap',
  'transformMapEntry',
])

/** The name of a macro that goes through keys and values at once. */
function twoVariableMacro(text: string): string | undefined {
  const open: Expr[] = []
  try {
    open.push(readSyntax(text).expr)
  } catch {
    // What is no CEL is told in words where it is compiled.
    return undefined
  }
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const call = next.exprKind.case === 'callExpr' ? next.exprKind.value : undefined
    if (call?.target !== undefined && call.args.length >= 3 && MACROS.has(call.function)) return call.function
    open.push(...partsOf(next))
  }
  return undefined
}

function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return `\`${line.length > 120 ? `${line.slice(0, 120)}…` : line}\``
}
