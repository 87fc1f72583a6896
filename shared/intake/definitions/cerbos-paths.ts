/** What a PDP takes a file of its store for; undefined: it passes it over. */
export type CerbosFileKind = 'policy' | 'schema' | undefined

export const SCHEMAS = '_schemas'
const TESTDATA = 'testdata'

/**
 * The folder that a PDP was pointed at: the one that holds `_schemas`, else the top. Ends in a slash, or is empty.
 * Of several `_schemas` the uppermost counts.
 */
export function storeRoot(paths: Iterable<string>): string {
  let root: string | undefined
  for (const path of paths) {
    const segments = path.split('/')
    const at = segments.indexOf(SCHEMAS)
    if (at < 0 || at === segments.length - 1 || segments.slice(0, at).some(isPassedOver)) continue
    const folder = segments
      .slice(0, at)
      .map((segment) => `${segment}/`)
      .join('')
    if (root === undefined || depth(folder) < depth(root) || (depth(folder) === depth(root) && folder < root))
      root = folder
  }
  return root ?? ''
}

/** Requires a path whose segments are joined by slashes, and the root of its store. */
export function cerbosFileKind(path: string, root: string): CerbosFileKind {
  if (!path.startsWith(root)) return undefined
  const segments = path.slice(root.length).split('/')
  const name = segments.at(-1) ?? ''
  const inSchemas = segments[0] === SCHEMAS
  if (segments.some((segment) => segment.startsWith('.') || (segment === TESTDATA && !inSchemas)))
    return undefined
  if (inSchemas) return /\.json$/i.test(name) ? 'schema' : undefined
  return /\.(?:ya?ml|json)$/i.test(name) && !/_test\.(?:ya?ml|json)$/i.test(name) ? 'policy' : undefined
}

function isPassedOver(segment: string): boolean {
  return segment.startsWith('.') || segment === TESTDATA
}

function depth(folder: string): number {
  return folder.split('/').length
}
