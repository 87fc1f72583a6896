import type { Dirent } from 'node:fs'
import { access, opendir, stat } from 'node:fs/promises'
import { homedir } from 'node:os'
import { basename, dirname, join, parse, resolve } from 'node:path'
import type { HeldFile } from '../../shared/contract/parts.ts'
import { DocketError } from '../../shared/model/error.ts'
import type { FileTokens } from '../engine-host/file-tokens.ts'
import { holdFile } from '../engine-host/held-file.ts'

const MOST_ENTRIES = 5000

export interface FolderListing {
  readonly folder: HeldFile
  readonly parent: string | null
  readonly places: HeldFile[]
  readonly entries: HeldFile[]
  readonly more: boolean
}

/** A folder of this machine for a page's dialog. Throws FILE_UNREADABLE. */
export async function folderListing(
  path: string,
  files: FileTokens,
  ownPlaces: readonly string[],
): Promise<FolderListing> {
  const { names, more } = await namesIn(path)
  const held = await Promise.all(names.map((name) => entryOf(join(path, name), files)))
  const entries = held.filter((entry) => entry !== undefined)
  const parent = dirname(path)
  return {
    folder: await placeOf(path, files),
    parent: parent === path ? null : files.hold(parent),
    places: await places(files, ownPlaces),
    entries: entries.toSorted(foldersFirst),
    more,
  }
}

async function namesIn(path: string): Promise<{ names: readonly string[]; more: boolean }> {
  const names: string[] = []
  try {
    for await (const entry of await opendir(path)) {
      if (isHidden(entry)) continue
      if (names.length === MOST_ENTRIES) return { names, more: true }
      names.push(entry.name)
    }
  } catch (cause) {
    throw new DocketError('FILE_UNREADABLE', { path, problem: (cause as Error).message }, { cause })
  }
  return { names, more: false }
}

function isHidden({ name }: Dirent): boolean {
  return name.startsWith('.')
}

/** Links are followed; what is neither file nor folder cannot be opened, and is left out. */
async function entryOf(path: string, files: FileTokens): Promise<HeldFile | undefined> {
  try {
    const found = await stat(path)
    if (!found.isFile() && !found.isDirectory()) return undefined
    return {
      token: files.hold(path),
      name: basename(path),
      kind: found.isFile() ? 'file' : 'folder',
      bytes: found.isFile() ? found.size : null,
      modified: found.mtime.toISOString(),
    }
  } catch {
    // Gone since the folder was read, or not to be looked at: a list shows what can be chosen.
    return undefined
  }
}

function foldersFirst(one: HeldFile, other: HeldFile): number {
  if (one.kind !== other.kind) return one.kind === 'folder' ? -1 : 1
  return NAMES.compare(one.name, other.name)
}

const NAMES = new Intl.Collator('en', { numeric: true })

/** Where a person may begin: only what is there. */
async function places(files: FileTokens, ownPlaces: readonly string[]): Promise<HeldFile[]> {
  const home = homedir()
  const wanted = [
    home,
    ...['Documents', 'Downloads', 'Desktop'].map((name) => join(home, name)),
    ...ownPlaces,
    ...disks(home),
  ]
  const found: HeldFile[] = []
  for (const path of new Set(wanted)) if (await isReadable(path)) found.push(await placeOf(path, files))
  return found
}

/** Windows has no folder that all disks are in. */
function disks(home: string): readonly string[] {
  const { root } = parse(resolve(home))
  const others =
    process.platform === 'win32' ? Array.from('CDEFGHIJKLMNOPQRSTUVWXYZ', (letter) => `${letter}:\\`) : []
  return [root, ...others]
}

/** The root of a disk has no name but its path. */
async function placeOf(path: string, files: FileTokens): Promise<HeldFile> {
  const held = await holdFile(files, path)
  return { ...held, name: held.name === '' ? path : held.name }
}

async function isReadable(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch {
    // Shown, and not to be opened.
    return false
  }
}
