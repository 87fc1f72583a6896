import type { RegoVersion } from '../ast.ts'
import { BundleRefused } from './bundle-refused.ts'
import type { BundleManifest } from './manifest.ts'

/** The language of a module, where the manifest says it. `path` is from the bundle's root. Throws BundleRefused. */
export function versionOfFile(manifest: BundleManifest, path: string): RegoVersion | undefined {
  const said = new Set(
    manifest.fileVersions.filter(({ pattern }) => matches(pattern, path)).map(({ version }) => version),
  )
  // OPA takes whichever pattern it happens to try first.
  if (said.size > 1) throw new BundleRefused(`.manifest: file_rego_versions says two things of ${path}`)
  const [version] = said
  return version ?? manifest.regoVersion
}

function matches(pattern: string, path: string): boolean {
  if (/[[\]{}\\]/.test(pattern))
    throw new BundleRefused(`.manifest: the pattern ${pattern} of file_rego_versions is not supported`)
  return [path, `/${path}`].some((name) => matchesGlob(pattern, name))
}

/** `*` and `**` are any text, `?` any one character: OPA compiles these patterns without separators. */
function matchesGlob(pattern: string, text: string): boolean {
  const parts = Array.from(pattern)
  // Reachable places of the pattern after each character: time is linear in both lengths multiplied.
  let places = closure(parts, new Set([0]))
  for (const character of text) {
    const next = new Set<number>()
    for (const place of places) {
      const part = parts[place]
      if (part === '*') next.add(place)
      else if (part === '?' || part === character) next.add(place + 1)
    }
    places = closure(parts, next)
  }
  return places.has(parts.length)
}

function closure(parts: readonly string[], places: ReadonlySet<number>): ReadonlySet<number> {
  const all = new Set(places)
  for (const place of all) if (parts[place] === '*') all.add(place + 1)
  return all
}
