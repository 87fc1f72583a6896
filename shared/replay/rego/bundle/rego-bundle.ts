import type { PolicyVersion } from '../../../model/policy.ts'
import type { RegoVersion } from '../ast.ts'
import type { RegoObject, Value } from '../values/value.ts'
import { BundleRefused } from './bundle-refused.ts'
import { bundleRoot, folderOf, manifestPath, nameOf } from './bundle-root.ts'
import { dataDocument } from './data-document.ts'
import { readDataFile } from './data-file.ts'
import { type FileTexts, fileTexts } from './file-texts.ts'
import { versionOfFile } from './file-version.ts'
import { type BundleManifest, NO_MANIFEST, readManifest } from './manifest.ts'

/** A module of a bundle, in its language. */
export interface BundleModule {
  /** As in the version, not from the bundle's root. */
  readonly path: string
  readonly text: string
  readonly version: RegoVersion
}

/** What a version of a Rego policy holds: an OPA bundle. */
export interface RegoBundle {
  readonly modules: readonly BundleModule[]
  readonly data: RegoObject
  readonly manifest: BundleManifest
  /** Modules in WebAssembly, in their order. */
  readonly wasm: readonly { readonly path: string; readonly bytes: Uint8Array }[]
}

/** Reads a version as OPA loads a bundle. Throws BundleRefused. The bytes are hostile. */
export function readBundle(version: PolicyVersion): RegoBundle {
  const files = fileTexts(version)
  const paths = version.texts
  const root = bundleRoot(paths)
  const manifest = manifestOf(files, manifestPath(paths))
  const delta = paths.find((path) => path === `${root}patch.json`)
  if (delta !== undefined) throw new BundleRefused(`${delta}: a bundle of changes alone has no policy`)
  return {
    modules: paths
      .filter((path) => path.endsWith('.rego'))
      .map((path) => ({
        path,
        text: files.text(path),
        version: versionOfFile(manifest, path.slice(root.length)) ?? version.options?.rego ?? 'v1',
      })),
    data: dataDocument(
      paths.filter(isData).map((path) => ({
        path,
        folders: folderOf(path.slice(root.length)).split('/').slice(0, -1),
        value: readDataFile(path, files.text(path)),
      })),
    ),
    manifest,
    wasm: paths
      .filter((path) => nameOf(path).endsWith('.wasm'))
      .map((path) => ({ path, bytes: files.bytes(path) })),
  }
}

const DATA_NAMES: ReadonlySet<string> = new Set(['data.json', 'data.yaml', 'data.yml'])

function isData(path: string): boolean {
  return DATA_NAMES.has(nameOf(path))
}

function manifestOf(files: FileTexts, path: string | undefined): BundleManifest {
  if (path === undefined) return NO_MANIFEST
  const value: Value = readDataFile(path, files.text(path))
  return readManifest(value)
}
