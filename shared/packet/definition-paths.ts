import type { DefinitionFile } from '../model/packet.ts'
import type { GivenDefinition, GivenFile } from './contents.ts'

const MAX_SEGMENT = 60
const MAX_DEPTH = 6
const MANIFEST = 'policies.yaml'
/** Names that Windows keeps for devices, with any extension. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i

/** A definition with the entries that its files get. */
export interface PlacedDefinition {
  readonly listed: DefinitionFile
  readonly entries: readonly { readonly path: string; readonly bytes: Uint8Array }[]
}

/**
 * Entry paths for definitions whose names are hostile: under `workflows/` or `policies/`, numbered in
 * the order of import, of plain letters only, and told apart even where case does not count.
 */
export function placeDefinitions(definitions: readonly GivenDefinition[]): readonly PlacedDefinition[] {
  const digits = Math.max(2, String(definitions.length).length)
  return definitions.map((given, at) => {
    const number = String(at + 1).padStart(digits, '0')
    return given.kind === 'policies' ? placeBundle(given, number) : placeSingle(given, number)
  })
}

function placeSingle(given: GivenDefinition, number: string): PlacedDefinition {
  const path = `workflows/${number}-${safeSegment(lastOf(given.name))}`
  return {
    listed: { path, kind: given.kind, name: given.name },
    entries: [{ path, bytes: given.bytes }],
  }
}

/**
 * A bundle whose names are all harmless keeps its layout, so that what is unzipped is a bundle again;
 * of any other the files are numbered, and only the manifest says which is which.
 */
function placeBundle(given: GivenDefinition, number: string): PlacedDefinition {
  const folder = `policies/${number}-${safeSegment(lastOf(given.name))}`
  const files = given.files ?? []
  const names = areHarmless(files.map(({ name }) => name)) ? files.map(({ name }) => name) : numbered(files)
  const placed = files.map((file, at) => ({ ...file, path: `${folder}/${names[at]}` }))
  const path = `${folder}/${MANIFEST}`
  return {
    listed: {
      path,
      kind: given.kind,
      name: given.name,
      files: placed.map(({ name, path }) => ({ name, path })),
    },
    entries: [{ path, bytes: given.bytes }, ...placed.map(({ path, bytes }) => ({ path, bytes }))],
  }
}

function numbered(files: readonly GivenFile[]): readonly string[] {
  const digits = Math.max(2, String(files.length).length)
  return files.map(({ name }, at) => `${String(at + 1).padStart(digits, '0')}-${safeSegment(lastOf(name))}`)
}

/** Whether every name can be a path as it is, beside `policies.yaml`, where case does not count. */
function areHarmless(names: readonly string[]): boolean {
  const files = new Set([MANIFEST])
  const folders = new Set<string>()
  for (const name of names) {
    const segments = name.split('/')
    if (segments.length > MAX_DEPTH || segments.some((segment) => safeSegment(segment) !== segment))
      return false
    const path = name.toLowerCase()
    if (files.has(path)) return false
    files.add(path)
    for (let at = path.indexOf('/'); at !== -1; at = path.indexOf('/', at + 1)) folders.add(path.slice(0, at))
  }
  return [...folders].every((folder) => !files.has(folder))
}

function lastOf(name: string): string {
  return name.split(/[/\\]/).findLast((part) => part !== '') ?? ''
}

/** Letters, digits, `.`, `_` and `-`; no dot at either end, no device name, bounded in length. */
function safeSegment(name: string): string {
  const plain = name
    .slice(-MAX_SEGMENT * 4)
    .replace(/[^A-Za-z0-9._-]+/g, '_')
    .slice(-MAX_SEGMENT)
    .replace(/^[.-]+|\.+$/g, '')
  if (plain === '') return 'unnamed'
  return DEVICE.test(plain) ? `_${plain}` : plain
}
