import { DocketError } from '../../model/error.ts'
import { shownPath } from '../definitions/bundle-path.ts'
import type { DefinitionRead } from '../definitions/definition-read.ts'
import { MANIFEST } from '../definitions/manifest-name.ts'
import { contentOf, sourceWords } from './classify.ts'
import { madeManifest, type MadeVersion, nameByContent } from './made-manifest.ts'
import { type Files, type PolicySource, type SourceContent, SourceRefused } from './source-version.ts'

const SHOWN_NAMES = 3

/** Where a source lies, and what it is called. */
export interface SourcePlace {
  /** For messages. */
  readonly path: string
  /** Of the file, archive or folder. */
  readonly name: string
}

/**
 * What is kept of policies that came without a manifest of ours: one that was made, and the exact files that it
 * names. Throws BUNDLE_INVALID.
 */
export function readSource(source: PolicySource, files: Files, { path, name }: SourcePlace): DefinitionRead {
  const content = readContent(source, files, { path, name })
  const all = new Map([...files, ...content.made])
  const versions = content.versions.map((each): MadeVersion => ({
    ...each,
    version: each.version ?? nameByContent(each, all),
  }))
  return {
    name,
    files: keptFiles(madeManifest(versions, sourceWords(source)), versions, all),
    notes: [
      `it has no ${MANIFEST}: ${versionsFrom(source, content)}`,
      ...content.notes,
      ...leftOut(all, versions),
    ],
  }
}

/** The policies of one content. Throws BUNDLE_INVALID, also where there are none. */
export function readContent(source: PolicySource, files: Files, { path, name }: SourcePlace): SourceContent {
  try {
    const content = contentOf(source, files, plainName(name))
    if (content.versions.some(({ texts }) => texts.length > 0)) return content
    throw new SourceRefused('no policy is in it')
  } catch (error) {
    if (error instanceof SourceRefused)
      throw new DocketError('BUNDLE_INVALID', { path, problem: error.message })
    throw error
  }
}

/** The manifest first, then what it names. */
export function keptFiles(
  manifest: Uint8Array,
  versions: readonly MadeVersion[],
  files: Files,
): DefinitionRead['files'] {
  const named = new Set(versions.flatMap(pathsOf))
  const kept = [...named].map((each) => ({ path: each, bytes: files.get(each) ?? new Uint8Array(0) }))
  return [{ path: MANIFEST, bytes: manifest }, ...kept]
}

function pathsOf({ texts, entities, schema }: Omit<MadeVersion, 'version'>): readonly string[] {
  return [...texts, entities, schema].filter((path) => path !== undefined)
}

function versionsFrom(source: PolicySource, { versions }: SourceContent): string {
  if (source === 'cerbos-policies') return 'ids and versions are those of its policies'
  return versions.every(({ version }) => version !== undefined)
    ? 'the version is the revision of its .manifest'
    : 'the version is the digest of its files'
}

function leftOut(files: Files, versions: readonly MadeVersion[]): readonly string[] {
  const named = new Set(versions.flatMap(pathsOf))
  const names = [...files.keys()].filter((path) => !named.has(path))
  if (names.length === 0) return []
  const more = names.length > SHOWN_NAMES ? `, and ${names.length - SHOWN_NAMES} more` : ''
  return [
    `left out, since no policy uses them: ${names.slice(0, SHOWN_NAMES).map(shownPath).join(', ')}${more}`,
  ]
}

/** A file's name without what says how it is packed. */
function plainName(name: string): string {
  return (
    name
      .replace(/(?:\.tar)?(?:\.gz|\.zst)?$|\.(?:tgz|zip|bundle|git)$/i, '')
      .replace(/\.(?:tar|rego|cedar|dmn|ya?ml|json)$/i, '') || name
  )
}
