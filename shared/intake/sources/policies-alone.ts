import { readdir } from 'node:fs/promises'
import { DocketError } from '../../model/error.ts'
import { sourceOf } from './classify.ts'
import { isPolicyFile, isPolicyFolder } from './policy-file.ts'
import { readPolicyFolder } from './read-policy-folder.ts'
import type { Files } from './source-version.ts'

const MOST_ENTRIES = 5_000
/** Files that lie beside policies and are none: what they say is said to people. */
const BESIDE =
  /^(?:README|LICEN[CS]E|NOTICE|CHANGELOG|CONTRIBUTING|CODEOWNERS|Makefile|Dockerfile)(?:\.\w+)?$|\.md$/i

/**
 * Whether a folder stands for the policies in it and below, and for nothing else: where a log lies among them, each
 * file is to be looked at by itself. What cannot be read, or is too large to be looked through, is none.
 */
export async function holdsPoliciesAlone(path: string): Promise<boolean> {
  try {
    if (!(await hasOnlyPolicyFiles(path, { entries: 0 }))) return false
    const files = await readPolicyFolder(path)
    const source = sourceOf(files)
    return source !== undefined && (source !== 'opa-bundle' || !hasStrangeData(files))
  } catch (error) {
    if (error instanceof DocketError || (error instanceof Error && 'syscall' in error)) return false
    throw error
  }
}

async function hasOnlyPolicyFiles(path: string, seen: { entries: number }): Promise<boolean> {
  for (const entry of await readdir(path, { withFileTypes: true })) {
    seen.entries += 1
    if (seen.entries > MOST_ENTRIES) return false
    if (entry.isDirectory()) {
      if (isPolicyFolder(entry.name) && !(await hasOnlyPolicyFiles(`${path}/${entry.name}`, seen)))
        return false
    } else if (!entry.name.startsWith('.') && !isPolicyFile(entry.name) && !BESIDE.test(entry.name))
      return false
  }
  return true
}

/** OPA loads no JSON but its data: another may be a log. */
function hasStrangeData(files: Files): boolean {
  return [...files.keys()].some(
    (file) => file.endsWith('.json') && !/(?:^|\/)(?:data|plan|\.signatures)\.json$/.test(file),
  )
}
