import { rm } from 'node:fs/promises'
import { join } from 'node:path'
import { bootEngine } from './boot.ts'
import type { Claims } from './claims.ts'
import { clickThrough } from './click-through.ts'
import { nativeFile } from './content.ts'
import type { Packed } from './pack.ts'

const SYSTEMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  linux: 'linux',
  win32: 'win',
  darwin: 'mac',
}

/** What Node says of it; the path is that of better-sqlite3's last guess. */
const NOT_FOUND = /Cannot find module '[^']*better_sqlite3\.node'/

/** Whether this machine can run what was packed. */
export function runsHere({ system, arch }: Packed): boolean {
  return system === SYSTEMS[process.platform] && arch === process.arch
}

/**
 * What is claimed of an app that runs from its unpacked archive, in a folder far from the project: a Node of its own
 * cannot look into an archive as Electron's does. Takes the native file away in the end.
 */
export async function checkRunning(
  claims: Claims,
  packed: Packed,
  extracted: string,
  home: string,
): Promise<void> {
  await claims.holds(`${packed.name}: the engine opens the sample case from the unpacked archive`, () =>
    bootEngine(extracted, join(home, 'whole')),
  )
  await claims.holds(`${packed.name}: the app is clicked through in the stand-in Electron`, () =>
    clickThrough(extracted),
  )
  await rm(join(extracted, nativeFile(packed)))
  await claims.refuses(`${packed.name}: without the native file the same engine does not`, NOT_FOUND, () =>
    bootEngine(extracted, join(home, 'without')),
  )
}
