import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A folder of vectors that nobody here wrote, beside the project; null where it is not there. */
export function vectorFolder(name: string): string | null {
  const folder = fileURLToPath(new URL(`../../../shared/data/${name}`, import.meta.url))
  return existsSync(folder) ? folder : null
}

/** All files in a folder and below it, sorted. */
export function filesUnder(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

/** What a skipped test says. */
export function absent(name: string): string {
  return `../shared/data/${name} is not beside the project`
}
