import type { CerbosPolicyHeader, CerbosPolicyKind } from './cerbos-header.ts'
import { SCHEMAS } from './cerbos-paths.ts'

/** A policy that a PDP can name as the one that answered. */
export interface Answering {
  readonly kind: CerbosPolicyKind
  /** As a PDP writes it: see `policyName`. */
  readonly name: string
  readonly version: string
  readonly scope: string
  /** No file is this policy: it is one of an upper scope, named by the scope that was asked. */
  readonly inherited: boolean
}

export interface CerbosStoreIndex {
  readonly headers: readonly CerbosPolicyHeader[]
  readonly root: string
  readonly schemas: ReadonlyMap<string, Uint8Array>
  answering(): Iterable<Answering>
}

export function indexStore(
  headers: readonly CerbosPolicyHeader[],
  { root, schemas }: Pick<CerbosStoreIndex, 'root' | 'schemas'>,
): CerbosStoreIndex {
  return { headers, root, schemas, answering: () => answeringOf(headers) }
}

/** Policies of their own first, then those that are inherited. */
function* answeringOf(headers: readonly CerbosPolicyHeader[]): Iterable<Answering> {
  const own = new Map<string, Answering>()
  for (const { kind, name, version, scope } of headers) {
    if (kind !== 'resource' && kind !== 'principal' && kind !== 'role') continue
    const policy = { kind, name: policyName(name), version, scope, inherited: false }
    own.set(keyOf(policy), policy)
  }
  yield* own.values()
  const passed = new Set(own.keys())
  for (const policy of own.values())
    for (const scope of policy.kind === 'role' ? [] : scopesBelow(policy, headers)) {
      const inherited = { ...policy, scope, inherited: true }
      if (passed.size === passed.add(keyOf(inherited)).size) continue
      yield inherited
    }
}

function keyOf({ kind, name, version, scope }: Omit<Answering, 'inherited'>): string {
  return `${kind}.${name}.v${version}/${scope}`
}

/** Scopes of the store below a policy's own: role policies make scopes for resources. */
function scopesBelow({ kind, scope }: Answering, headers: readonly CerbosPolicyHeader[]): Iterable<string> {
  const below = new Set<string>()
  for (const header of headers)
    if (side(header) === kind && header.scope !== scope && scopeChain(header.scope).includes(scope))
      below.add(header.scope)
  return below
}

/** Whether a policy stands in the table of resources or in that of principals. */
function side({ kind }: CerbosPolicyHeader): 'resource' | 'principal' | undefined {
  if (kind === 'principal') return 'principal'
  return kind === 'resource' || kind === 'role' ? 'resource' : undefined
}

/**
 * The files that can have a part in an answer of a policy: all policies that the same request can meet, what they
 * import, their schemas, and where nothing else shows that a scope is there, one file that does.
 */
export function closureOf(index: CerbosStoreIndex, answering: Answering): readonly string[] {
  const met = new Set(index.headers.filter((header) => meets(header, answering)))
  addAncestors(index.headers, met)
  for (const witness of scopeWitnesses(index.headers, met, answering)) met.add(witness)
  addAncestors(index.headers, met)
  addImports(index.headers, met)
  const own = [...met].filter((header) => isSelf(header, answering)).sort(deepestFirst)
  const others = [...met].filter((header) => !isSelf(header, answering)).map(({ path }) => path)
  return [...new Set([...own.map(({ path }) => path), ...others.sort(), ...schemaPaths(index, met)])]
}

function meets(header: CerbosPolicyHeader, { kind, name, version, scope }: Answering): boolean {
  const chain = scopeChain(scope)
  const onPath = chain.includes(header.scope)
  switch (header.kind) {
    case 'resource':
      if (kind === 'resource') return onPath && header.version === version && policyName(header.name) === name
      return kind === 'principal' || onPath || scopeChain(header.scope).includes(scope)
    case 'role':
      return kind !== 'resource' || onPath
    case 'principal':
      if (kind === 'principal') return onPath && policyName(header.name) === name
      return (
        kind === 'role' || header.resources.some((each) => each.includes('*') || policyName(each) === name)
      )
    case 'derivedRoles':
    case 'exportVariables':
    case 'exportConstants':
      return false
    default:
      return header.kind satisfies never
  }
}

/** Search through scopes begins only in one that is there: some policy of any name must show it. */
function scopeWitnesses(
  headers: readonly CerbosPolicyHeader[],
  met: ReadonlySet<CerbosPolicyHeader>,
  answering: Answering,
): readonly CerbosPolicyHeader[] {
  const shown = new Set([...met].map((header) => `${side(header)}/${header.scope}`))
  const principals = [...met].filter(({ kind }) => kind === 'principal')
  return headers.filter((header) => {
    const place = `${side(header)}/${header.scope}`
    if (side(header) === undefined || shown.has(place)) return false
    const chain = scopeChain(header.scope)
    const needed =
      side(header) === 'principal'
        ? principals.some(({ scope }) => chain.includes(scope))
        : answering.kind !== 'principal' && header.scope === answering.scope
    if (needed) shown.add(place)
    return needed
  })
}

/** A principal policy stands on those of its upper scopes, whatever resources they are for. */
function addAncestors(headers: readonly CerbosPolicyHeader[], met: Set<CerbosPolicyHeader>): void {
  const principals = headers.filter(({ kind }) => kind === 'principal')
  for (const header of met) {
    if (header.kind !== 'principal') continue
    const chain = scopeChain(header.scope)
    for (const above of principals)
      if (above.name === header.name && above.version === header.version && chain.includes(above.scope))
        met.add(above)
  }
}

function addImports(headers: readonly CerbosPolicyHeader[], met: Set<CerbosPolicyHeader>): void {
  // A set that grows while it is walked is walked to its end.
  for (const { imports } of met)
    for (const { kind, name } of imports)
      for (const header of headers)
        if (header.kind === kind && policyName(header.name) === policyName(name)) met.add(header)
}

/** Schemas by their references; all of them where one refers to another, which only reading it would tell. */
function schemaPaths(
  { root, schemas }: CerbosStoreIndex,
  met: Iterable<CerbosPolicyHeader>,
): readonly string[] {
  const named = new Set<string>()
  for (const header of met)
    for (const ref of header.schemas) named.add(`${root}${SCHEMAS}/${ref.replace(/^cerbos:\/{2,3}/, '')}`)
  const found = [...schemas.keys()].filter((path) => named.has(path))
  const refers = found.some((path) => Buffer.from(schemas.get(path) ?? []).includes('"$ref"'))
  return refers ? [...schemas.keys()].sort() : found.sort()
}

function isSelf(header: CerbosPolicyHeader, { kind, name, version }: Answering): boolean {
  return header.kind === kind && policyName(header.name) === name && header.version === version
}

function deepestFirst(a: CerbosPolicyHeader, b: CerbosPolicyHeader): number {
  return b.scope.length - a.scope.length || (a.path < b.path ? -1 : 1)
}

/** The scope and those above it, the root last: `a.b` -> `a.b`, `a`, ``. */
function scopeChain(scope: string): readonly string[] {
  const chain = [scope]
  for (let rest = scope; rest !== '';) {
    rest = rest.slice(0, Math.max(0, rest.lastIndexOf('.')))
    chain.push(rest)
  }
  return chain
}

const NAME_BEFORE_0_30 = /^[a-z][\w@.\-/]*(?::[a-z][\w@.\-/]*)*$/i

/** A name as a PDP writes it in keys: names of the old form lose what is no word (`album:object` -> `album_object`). */
function policyName(name: string): string {
  return NAME_BEFORE_0_30.test(name) ? name.replace(/[^\w.]+/g, '_') : name
}
