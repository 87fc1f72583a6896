import type { Grade } from '../model/decision.ts'
import type { Check } from '../model/evidence.ts'
import type { PolicyVersion } from '../model/policy.ts'
import type { PlacedRecord, Told } from '../model/rebuilt.ts'
import { rootsOf } from './bundle-roots.ts'

/** The policy that a check names, by the id and version that the case knows it by. */
export interface CheckedPolicy {
  readonly id: string
  /** Undefined: the log does not tell it. */
  readonly version: string | undefined
  /** Where it is not plainly what the log says. */
  readonly grades: Readonly<Record<string, Grade>>
}

interface LoadedBundle {
  readonly name: string
  readonly revision: string
}

/**
 * What a check names. OPA logs name a bundle as its host's settings call it, and its revision; the bundle that the
 * case holds may be called otherwise, so it is known by its revision (`derived`). Where several bundles were loaded,
 * the log does not say which one answered: it is the one whose roots hold the path (`inferred`), as far as the case
 * holds them. Where two bundles of other content have that revision, none is taken for it.
 */
export function checkedPolicy(check: Told<Check>, policies: readonly PolicyVersion[]): CheckedPolicy {
  const { id, version } = check.fact.policy
  const told = { id, version, grades: {} }
  if (check.by.engine !== 'rego') return told
  const loaded = loadedBundles(check.by)
  if (loaded.length < 2) {
    const found = version === undefined ? undefined : byRevision(policies, { name: id, revision: version })
    return found === undefined || found.policy === id ? told : named(found, 'derived')
  }
  const holding = loaded
    .map((bundle) => byRevision(policies, bundle))
    .filter((found) => found !== undefined && holdsPath(found, pathOf(check.fact)))
  const [only, other] = holding
  return only === undefined || other !== undefined ? told : named(only, 'inferred')
}

function named({ policy, version }: PolicyVersion, grade: Grade): CheckedPolicy {
  return { id: policy, version, grades: { policy: grade } }
}

/** The bundle of that name and revision, else the one content that has the revision. */
function byRevision(policies: readonly PolicyVersion[], { name, revision }: LoadedBundle) {
  const same = policies.filter((each) => each.engine === 'rego' && each.version === revision)
  const ofName = same.find((each) => each.policy === name)
  if (ofName !== undefined) return ofName
  return new Set(same.map(({ digest }) => digest)).size === 1 ? same[0] : undefined
}

/** As the mapper of OPA's logs leaves them in the check; a log of another kind has none. */
function loadedBundles({ record }: PlacedRecord): readonly LoadedBundle[] {
  const bundles: unknown = record.check?.policy['bundles']
  return Array.isArray(bundles) ? (bundles as readonly unknown[]).filter(isLoadedBundle) : []
}

function isLoadedBundle(value: unknown): value is LoadedBundle {
  const { name, revision } = (value ?? {}) as { readonly name?: unknown; readonly revision?: unknown }
  return typeof name === 'string' && typeof revision === 'string'
}

function pathOf({ request }: Check): string {
  const { path, query } = (request ?? {}) as { readonly path?: unknown; readonly query?: unknown }
  if (typeof path === 'string') return path.replace(/^\/+/, '')
  return typeof query === 'string' ? query.replace(/^data\./, '').replaceAll('.', '/') : ''
}

/** A bundle owns the paths below its roots; of a manifest without roots, all. */
function holdsPath(version: PolicyVersion, path: string): boolean {
  return rootsOf(version).some((root) => root === '' || path === root || path.startsWith(`${root}/`))
}
