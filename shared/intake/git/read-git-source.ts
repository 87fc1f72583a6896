import { lstat } from 'node:fs/promises'
import { DocketError } from '../../model/error.ts'
import type { DefinitionRead } from '../definitions/definition-read.ts'
import { BUNDLE_BYTES } from '../limits.ts'
import { readingIfThere } from '../source/open-file.ts'
import { readWhole } from '../source/read-whole.ts'
import { sourceOf } from '../sources/classify.ts'
import { historyWords } from '../sources/format-made-of.ts'
import { madeManifest } from '../sources/made-manifest.ts'
import { keptFiles, readContent, type SourcePlace } from '../sources/read-source.ts'
import type { Files, PolicySource, SourceContent } from '../sources/source-version.ts'
import { type GitHistory, readGitBundle } from './bundle-file.ts'
import type { Oid } from './git-object.ts'
import { GitRefused, PACK_BYTES } from './git-refused.ts'
import { type PolicyContent, policyHistory } from './policy-history.ts'
import { ObjectReader } from './read-objects.ts'
import { openRepository } from './repository-folder.ts'
import { VersionsInTime } from './versions-in-time.ts'

/**
 * The policies of a git repository (a folder with its history, a bare one, or a git bundle), each content that they
 * had on the branch that is checked out, as a version named by its commit and in force from that commit's time on.
 *
 * Throws BUNDLE_INVALID (no repository, damaged, no policies), FILE_UNREADABLE.
 */
export async function readGitSource(
  path: string,
  shape: 'git' | 'git-bundle',
  name: string,
): Promise<DefinitionRead> {
  try {
    return await read(shape === 'git' ? await openRepository(await gitdirOf(path)) : await openBundle(path), {
      path,
      name,
    })
  } catch (error) {
    if (error instanceof GitRefused)
      throw new DocketError('BUNDLE_INVALID', { path, problem: error.message }, { cause: error })
    throw error
  }
}

async function openBundle(path: string): Promise<GitHistory> {
  const bytes = await readWhole(path, PACK_BYTES)
  if (bytes === undefined) throw new GitRefused(`it is longer than ${PACK_BYTES} bytes`)
  return readGitBundle(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length))
}

/** A bare repository has no `.git`; one that is a file or a link leads elsewhere, and is not followed. */
async function gitdirOf(path: string): Promise<string> {
  const inner = `${path}/.git`
  const found = await readingIfThere(inner, async () => lstat(inner))
  if (found === undefined) return path
  if (found.isDirectory()) return inner
  throw new GitRefused('its .git leads to a folder elsewhere: import the repository that it belongs to')
}

async function read(history: GitHistory, { path, name }: SourcePlace): Promise<DefinitionRead> {
  const { contents, isPart } = await policyHistory(history)
  const reader = new ObjectReader(history.objects)
  const gathered = new GatheredVersions({ path, name })
  let blobs: Blobs = new Map()
  for (const content of contents) {
    blobs = await blobsOf(content, blobs, reader)
    gathered.take(content, filesOf(content, blobs))
  }
  const versions = gathered.versions.all()
  if (gathered.source === undefined || versions.length === 0) {
    throw new GitRefused(gathered.problem ?? 'no commit of it holds policies of an engine that is known')
  }
  const manifest = madeManifest(versions, historyWords(gathered.source))
  return {
    name,
    files: keptFiles(manifest, versions, gathered.files),
    notes: [
      `it has no policies.yaml: versions are the commits of ${history.branch} that changed its policies`,
      'a version is taken to be in force from its commit on (inferred: a commit is not a deployment)',
      ...(isPart ? ['only a part of its history is there or was read: older versions are missing'] : []),
      ...(gathered.problem === undefined
        ? []
        : [`left out, some commits, as the last one: ${gathered.problem}`]),
    ],
  }
}

/** Bytes of files by their ids. */
type Blobs = ReadonlyMap<Oid, Uint8Array>

/** The bytes of a content's files; those that the content before it had too are not read again. Throws GitRefused. */
async function blobsOf({ files }: PolicyContent, before: Blobs, reader: ObjectReader): Promise<Blobs> {
  const blobs = new Map<Oid, Uint8Array>()
  let bytes = 0
  for (const oid of new Set(files.values())) {
    const blob = before.get(oid) ?? (await reader.blob(oid))
    bytes += blob.length
    if (bytes > BUNDLE_BYTES)
      throw new GitRefused(`the policy files of a commit are more than ${BUNDLE_BYTES} bytes together`)
    blobs.set(oid, blob)
  }
  return blobs
}

function filesOf({ files }: PolicyContent, blobs: Blobs): Files {
  return new Map([...files].map(([path, oid]) => [path, blobs.get(oid) ?? new Uint8Array(0)]))
}

/** The versions of one content after another, and the files that are kept of them. */
class GatheredVersions {
  readonly versions = new VersionsInTime()
  readonly files = new Map<string, Uint8Array>()
  source: PolicySource | undefined
  /** Why the last content that was left out cannot be read. */
  problem: string | undefined
  readonly #place: SourcePlace
  #bytes = 0

  constructor(place: SourcePlace) {
    this.#place = place
  }

  take(content: PolicyContent, held: Files): void {
    const source = sourceOf(held)
    const read = source === undefined ? undefined : this.#read(source, held)
    if (source === undefined || read === undefined) {
      this.versions.none(content.commit.time)
      return
    }
    this.source = source
    const all = new Map([...held, ...read.made])
    for (const { path, name } of this.versions.add(read.versions, all, content)) {
      const file = all.get(path) ?? new Uint8Array(0)
      this.#bytes += file.length
      if (this.#bytes > BUNDLE_BYTES) {
        throw new GitRefused(`the files of its versions are more than ${BUNDLE_BYTES} bytes together`)
      }
      this.files.set(name, file)
    }
  }

  #read(source: PolicySource, held: Files): SourceContent | undefined {
    try {
      return readContent(source, held, this.#place)
    } catch (error) {
      if (!(error instanceof DocketError)) throw error
      this.problem = error.message
      return undefined
    }
  }
}
