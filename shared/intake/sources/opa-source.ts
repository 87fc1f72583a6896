import type { JsonValue } from '../../model/json.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { fieldOf, isObject } from '../formats/json-object.ts'
import { type Files, type SourceContent, SourceRefused } from './source-version.ts'

const MANIFEST = '.manifest'
const DATA = /(?:^|\/)data\.(?:json|ya?ml)$/
/** What OPA loads of a bundle: modules, data, the manifest, a compiled policy. */
const LOADED = /\.rego$|\.wasm$|(?:^|\/)(?:data\.(?:json|ya?ml)|\.manifest)$/

/** Whether files look like an OPA bundle, or like what one is built of. */
export function isOpaSource(files: Files): boolean {
  const paths = [...files.keys()]
  return (
    paths.some((path) => path.endsWith('.rego')) || (manifestOf(files) !== undefined && paths.some(isLoaded))
  )
}

/**
 * The one version that an OPA bundle is: its files as OPA loads them, by the name and revision that its manifest
 * gives. Logs name a bundle as the settings of their OPA do, which the bundle itself does not know: `name` is used
 * where the manifest's metadata have none. Throws SourceRefused.
 */
export function opaContent(files: Files, name: string): SourceContent {
  const manifest = manifestOf(files)
  const root = manifest === undefined ? undefined : manifest.slice(0, -MANIFEST.length)
  const texts = [...files.keys()]
    .filter((path) => isLoaded(path) && path.startsWith(root ?? ''))
    .filter((path) => !path.endsWith(MANIFEST) || path === manifest)
    .toSorted()
  const about = manifest === undefined ? UNSAID : readManifest(manifest, files.get(manifest))
  const version = { policy: about.name ?? name, engine: 'rego' as const, version: about.revision, texts }
  // Without a manifest a bundle's paths would be taken to begin in the folder that all its files share.
  if (root !== undefined || !texts.some((path) => DATA.test(path))) {
    return { versions: [version], made: new Map(), notes: [] }
  }
  return {
    versions: [{ ...version, texts: [...texts, MANIFEST] }],
    made: new Map([[MANIFEST, new TextEncoder().encode('{}')]]),
    notes: [
      `it has no ${MANIFEST}: an empty one stands for it, so that its data lie where their folders say`,
    ],
  }
}

function isLoaded(path: string): boolean {
  return LOADED.test(path)
}

/** The manifest that lies uppermost; one below it belongs to no bundle. */
function manifestOf(files: Files): string | undefined {
  const found = [...files.keys()].filter((path) => path === MANIFEST || path.endsWith(`/${MANIFEST}`))
  const depth = (path: string) => path.split('/').length
  return found.toSorted((a, b) => depth(a) - depth(b) || (a < b ? -1 : 1))[0]
}

interface About {
  readonly revision: string | undefined
  readonly name: string | undefined
}

const UNSAID: About = { revision: undefined, name: undefined }

function readManifest(path: string, bytes: Uint8Array = new Uint8Array(0)): About {
  const reading = parseLossless(new TextDecoder().decode(bytes).replace(/^\u{feff}/u, ''))
  if (!reading.ok) throw new SourceRefused(`${path}: ${reading.detail}`)
  if (!isObject(reading.value)) throw new SourceRefused(`${path}: expected an object`)
  const metadata = fieldOf(reading.value, 'metadata')
  const named = isObject(metadata) ? fieldOf(metadata, 'name') : undefined
  return { revision: nameIn(fieldOf(reading.value, 'revision')), name: nameIn(named) }
}

function nameIn(value: JsonValue | undefined): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined
}
