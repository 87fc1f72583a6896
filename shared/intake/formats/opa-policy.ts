import type { JsonObject } from './json-object.ts'
import { fieldOf, isObject } from './json-object.ts'
import { isName } from './entry-head.ts'

/** A type, not an interface: it is JSON like what it stands in. */
type Bundle = { readonly name: string; readonly revision?: string }

/**
 * The policy that an event names: the bundle, by its name in OPA's settings, at its revision. An event lists all
 * bundles that were loaded, not those that were used: of several, `bundles` keeps them, and no version is told. Where
 * none was loaded the package that was asked stands for it.
 */
export function opaPolicy(event: JsonObject): JsonObject {
  const bundles = bundlesOf(event)
  const [only] = bundles
  if (only === undefined) return versioned(packageOf(event), fieldOf(event, 'revision'))
  if (bundles.length === 1) return versioned(only.name, only.revision)
  return { id: bundles.map(({ name }) => name).join(' + '), bundles: bundles.map((each) => ({ ...each })) }
}

function versioned(id: string, revision: JsonObject[string] | undefined): JsonObject {
  return isName(revision) ? { id, version: revision } : { id }
}

function bundlesOf(event: JsonObject): readonly Bundle[] {
  const bundles = fieldOf(event, 'bundles')
  if (!isObject(bundles)) return []
  return Object.entries(bundles)
    .filter(([name]) => name !== '')
    .map(([name, about]): Bundle => {
      const revision = isObject(about) ? fieldOf(about, 'revision') : undefined
      return isName(revision) ? { name, revision } : { name }
    })
}

/** `authz/users/allow` and `data.authz.users.allow` are of the package `authz.users`. */
function packageOf(event: JsonObject): string {
  const path = fieldOf(event, 'path')
  const query = fieldOf(event, 'query')
  const parts =
    typeof path === 'string'
      ? path.split('/').filter((part) => part !== '')
      : /^data((?:\.\w+)+)$/
          .exec(typeof query === 'string' ? query : '')?.[1]
          ?.slice(1)
          .split('.')
  if (parts === undefined || parts.length === 0) return 'data'
  return (parts.length === 1 ? parts : parts.slice(0, -1)).join('.')
}
