import { DocketError } from '../../model/error.ts'
import { shownPath } from './bundle-path.ts'
import { MANIFEST } from './manifest-name.ts'

/** The files of a bundle by their paths from the folder that `policies.yaml` is in. */
export interface Unwrapped {
  readonly files: ReadonlyMap<string, Uint8Array>
  /** The folder, where it is not the archive's root. */
  readonly folder: string | undefined
}

/**
 * Finds the root of a bundle in an archive: where `policies.yaml` is, or the one folder at the top that has it,
 * as `zip -r bundle.zip policies` makes it. Throws BUNDLE_INVALID.
 */
export function unwrapBundle(path: string, files: ReadonlyMap<string, Uint8Array>): Unwrapped {
  if (files.has(MANIFEST)) return { files, folder: undefined }
  const folders = [...files.keys()].filter(isWrappedManifest).map((name) => name.slice(0, -MANIFEST.length))
  const [folder, other] = folders
  if (folder === undefined) throw invalid(path, `it has no ${MANIFEST} at its root`)
  if (other !== undefined) {
    throw invalid(path, `${MANIFEST} is in ${shownPath(folder)} and in ${shownPath(other)}: pack one alone`)
  }
  const inside = [...files].filter(([name]) => name.startsWith(folder))
  return { files: new Map(inside.map(([name, bytes]) => [name.slice(folder.length), bytes])), folder }
}

function isWrappedManifest(name: string): boolean {
  // What macOS puts beside each file of an archive is no bundle.
  return (
    !name.startsWith('__MACOSX/') &&
    name.indexOf('/') === name.length - MANIFEST.length - 1 &&
    name.endsWith(`/${MANIFEST}`)
  )
}

function invalid(path: string, problem: string): DocketError {
  return new DocketError('BUNDLE_INVALID', { path, problem })
}
