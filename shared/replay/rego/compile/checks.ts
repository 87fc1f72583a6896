import type { Context } from './context.ts'
import type { Heads } from './heads.ts'
import type { Callee } from './compiled.ts'
import { notThere } from './messages.ts'
import type { ResolvedBody, ResolvedExpr, ResolvedTerm } from './resolved.ts'
import type { Ordering } from './safety.ts'
import { partsOfTerm, termsOf } from './term-variables.ts'
import type { Variables } from './variables.ts'

/** Throws RegoRefused for a call of what is not there, or with another number of arguments. */
export function checkCalls(body: ResolvedBody, heads: Heads, context: Context): void {
  for (const expr of body) {
    if (expr.kind === 'call') checkCall(expr, heads, context)
    if (expr.kind === 'every') checkCalls(expr.body, heads, context)
    for (const term of termsOf(expr)) checkClosures(term, heads, context)
  }
}

function checkClosures(term: ResolvedTerm, heads: Heads, context: Context): void {
  if (term.kind === 'comprehension') checkCalls(term.body, heads, context)
  else for (const part of partsOfTerm(term)) checkClosures(part, heads, context)
}

function checkCall(expr: ResolvedExpr & { readonly kind: 'call' }, heads: Heads, context: Context): void {
  const { callee, args, output, at } = expr
  const arity = heads.arityOf(callee)
  if (arity === undefined) throw context.refused('rego_type_error', notThere(nameOf(callee)), at)
  const given = output ? args.length - 1 : args.length
  if (given === arity || (!output && given === arity + 1)) return
  throw context.refused(
    'rego_type_error',
    `function ${nameOf(callee)} has arity ${arity}, got ${given} arguments`,
    at,
  )
}

function nameOf(callee: Callee): string {
  return callee.kind === 'builtin' ? callee.name : ['data', ...callee.path].join('.')
}

/** How bodies of a rule are put in order, and how it is refused where they cannot. */
export function orderingOf(variables: Variables, heads: Heads, context: Context): Ordering {
  return {
    arityOf: (call) => heads.arityOf(call.callee) ?? call.args.length,
    unsafe: (id, at) => {
      const name = variables.nameOf({ kind: 'var', id })
      const what = name.startsWith('$') ? 'expression is unsafe' : `var ${name} is unsafe`
      return context.refused('rego_unsafe_var_error', what, at)
    },
    tooLong: (at) => context.refused('too-large', 'a body has too many expressions', at),
  }
}
