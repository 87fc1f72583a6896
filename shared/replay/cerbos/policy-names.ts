const NAME_BEFORE_0_30 = /^[a-z][\w@.\-/]*(?::[a-z][\w@.\-/]*)*$/i

/**
 * A name as a PDP writes it in keys: names of the form that was required before Cerbos 0.30 lose what is no word
 * (`album:object` -> `album_object`), others stay (internal/namer).
 */
export function policyName(name: string): string {
  return NAME_BEFORE_0_30.test(name) ? name.replace(/[^\w.]+/g, '_') : name
}

export type AnsweringKind = 'resource' | 'principal' | 'role'

export interface PolicyKeyParts {
  readonly kind: AnsweringKind
  /** As `policyName` gives it. */
  readonly name: string
  readonly version: string
  readonly scope: string
}

/** `resource.leave.v2026_07/eu`, as a PDP names the policy that answered. */
export function policyKey({ kind, name, version, scope }: PolicyKeyParts): string {
  return `${kind}.${name}.v${version}${scope === '' ? '' : `/${scope}`}`
}

/** What the id of a version names: `resource.leave/eu`; undefined: it is named in some other way. */
export function parsePolicyId(id: string): Omit<PolicyKeyParts, 'version'> | undefined {
  const [, kind, name, scope] = /^(resource|principal|role)\.([^/]+)(?:\/([\w.-]+))?$/s.exec(id) ?? []
  if (kind === undefined || name === undefined) return undefined
  return { kind: kind as AnsweringKind, name, scope: scope ?? '' }
}

/** The scope and those above it, the root last: `a.b` -> `a.b`, `a`, ``. */
export function scopeChain(scope: string): readonly string[] {
  const chain = [scope]
  for (let rest = scope; rest !== '';) {
    rest = rest.slice(0, Math.max(0, rest.lastIndexOf('.')))
    chain.push(rest)
  }
  return chain
}
