import { BundleRefused } from './bundle-refused.ts'

const MANIFEST = '.manifest'

/**
 * The folder from which the paths of a bundle count, with a slash at its end, or empty: where `.manifest` lies, else the
 * deepest folder that holds all files. Data files have their place in `data` by the folders below it.
 */
export function bundleRoot(paths: readonly string[]): string {
  const [manifest, second] = paths.filter((path) => nameOf(path) === MANIFEST)
  if (second !== undefined) throw new BundleRefused(`there are two manifests: ${manifest} and ${second}`)
  return manifest === undefined ? commonFolder(paths) : folderOf(manifest)
}

export function manifestPath(paths: readonly string[]): string | undefined {
  return paths.find((path) => nameOf(path) === MANIFEST)
}

export function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}

/** With a slash at its end; empty for a path of a name alone. */
export function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1)
}

function commonFolder(paths: readonly string[]): string {
  const [first = '', ...others] = paths.map(folderOf)
  let folder = first
  while (!others.every((other) => other.startsWith(folder))) folder = folderOf(folder.slice(0, -1))
  return folder
}
