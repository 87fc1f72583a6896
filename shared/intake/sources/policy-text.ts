import type { PolicySource } from './source-version.ts'

const SPACES_AND_COMMENTS = /^(?:\s+|#[^\n]*(?:\n|$)|\/\/[^\n]*(?:\n|$))*/

/** A text of policies, and what in it says so, in words. */
export interface PolicyTextSeen {
  readonly source: PolicySource
  readonly reason: string
}

/** What policy text a file is, by its first words; undefined: none that is known. */
export function policyTextOf(text: string): PolicyTextSeen | undefined {
  const start = text.replace(/^\u{feff}/u, '')
  const code = start.slice(SPACES_AND_COMMENTS.exec(start)?.[0].length ?? 0)
  if (/^package\s+[A-Za-z_][\w.[\]"]*\s/.test(`${code.slice(0, 500)}\n`)) {
    return { source: 'opa-bundle', reason: 'it begins with `package`, as a Rego module does' }
  }
  if (/^(?:@[A-Za-z_]\w*\s*(?:\(|@|permit|forbid)|(?:permit|forbid)\s*\()/.test(code)) {
    return { source: 'cedar-policies', reason: 'it begins with a policy in Cedar' }
  }
  if (
    code.startsWith('<') &&
    /<(?:\w+:)?definitions\b[^>]{0,4000}omg\.org\/spec\/DMN\//.test(code.slice(0, 8000))
  ) {
    return { source: 'dmn-models', reason: 'it is XML of the DMN standard' }
  }
  if (/^["']?apiVersion["']?:\s*["']?api\.cerbos\.dev\//m.test(start.slice(0, 100_000))) {
    return { source: 'cerbos-policies', reason: 'it names the API of Cerbos, as its policies do' }
  }
  return undefined
}
