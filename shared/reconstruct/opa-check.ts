import type { Check } from '../model/evidence.ts'
import type { PolicyVersion } from '../model/policy.ts'
import type { PlacedRecord } from '../model/rebuilt.ts'
import { rootsOf } from './bundle-roots.ts'

export interface LoadedBundle {
  readonly name: string
  readonly revision: string
}

/** The bundles of a revision that were loaded, as the mapper of OPA's logs leaves them; none where only one was. */
export function loadedBundles({ record }: PlacedRecord): readonly LoadedBundle[] {
  const bundles: unknown = record.check?.policy['bundles']
  return Array.isArray(bundles) ? (bundles as readonly unknown[]).filter(isLoadedBundle) : []
}

function isLoadedBundle(value: unknown): value is LoadedBundle {
  const { name, revision } = (value ?? {}) as { readonly name?: unknown; readonly revision?: unknown }
  return typeof name === 'string' && typeof revision === 'string'
}

/** The path below `data` that was asked, parted by `/`. */
export function pathAsked({ request }: Check): string {
  const { path, query } = (request ?? {}) as { readonly path?: unknown; readonly query?: unknown }
  if (typeof path === 'string') return path.replace(/^\/+/, '')
  return typeof query === 'string' ? query.replace(/^data\./, '').replaceAll('.', '/') : ''
}

/** A bundle owns the paths below its roots; of a manifest without roots, all. */
export function holdsPath(version: PolicyVersion, path: string): boolean {
  return rootsOf(version).some((root) => root === '' || path === root || path.startsWith(`${root}/`))
}
