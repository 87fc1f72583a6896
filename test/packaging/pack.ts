import { execFile } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'
import type { System } from './made-up/electron.ts'

export type Arch = 'x64' | 'arm64'

/** An app as it lies in its folder, before an installer is made of it. */
export interface Packed {
  readonly system: System
  readonly arch: Arch
  /** `linux x64`. */
  readonly name: string
  readonly folder: string
  readonly resources: string
  readonly archive: string
  /** The program, or on macOS the bundle: what holds Electron's binary. */
  readonly program: string
}

export const PROJECT = join(import.meta.dirname, '../..')
const Manifest = z.object({ version: z.string() })
const versionOf = (manifest: string): string =>
  Manifest.parse(JSON.parse(readFileSync(join(PROJECT, manifest), 'utf8'))).version
/** Versions of the app, and of the Electron that it is made for. */
export const VERSION = versionOf('package.json')
export const ELECTRON = versionOf('node_modules/electron/package.json')
export const TARGETS: Readonly<Record<System, readonly string[]>> = {
  linux: ['dir', 'deb', 'AppImage', 'tar.gz'],
  win: ['dir', 'nsis', 'zip'],
  mac: ['dir', 'zip'],
}
const ARCHS: readonly Arch[] = ['x64', 'arm64']
const MOST_SAID = 64 * 1024 * 1024

interface How {
  readonly system: System
  readonly targets: readonly string[]
  readonly archs?: readonly Arch[]
  /** The Electron to pack with. */
  readonly electron: string
  readonly output: string
  readonly env: Readonly<Record<string, string>>
  readonly settings?: readonly string[]
}

/** Runs the project's own electron-builder with its own settings. Throws with what it said where it fails. */
export async function pack(how: How): Promise<readonly Packed[]> {
  const { system, targets, archs = ARCHS, electron, output, env, settings = [] } = how
  const args = [
    join(PROJECT, 'node_modules/electron-builder/cli.js'),
    `--${system}`,
    ...targets,
    ...archs.map((arch) => `--${arch}`),
    `-c.electronDist=${electron}`,
    `-c.directories.output=${output}`,
    // How well an installer is compressed is no claim of ours.
    '-c.compression=store',
    ...settings,
  ]
  await new Promise<void>((resolve, reject) => {
    const own = { ...process.env, ...env, ...NO_WAY_OUT }
    execFile(
      process.execPath,
      args,
      { cwd: PROJECT, env: own, maxBuffer: MOST_SAID },
      (error, stdout, stderr) => {
        if (error === null) resolve()
        else reject(new Error(`electron-builder ended with code ${error.code}:\n${stdout}${stderr}`))
      },
    )
  })
  return archs.map((arch) => packedIn(output, system, arch))
}

/** Whatever would be fetched is asked of a port where nobody answers: a package made here was made of what is here. */
const NO_WAY_OUT = Object.fromEntries(
  [
    'HTTP_PROXY',
    'HTTPS_PROXY',
    'http_proxy',
    'https_proxy',
    'npm_config_proxy',
    'npm_config_https_proxy',
  ].map((name) => [name, 'http://127.0.0.1:9']),
)

function packedIn(output: string, system: System, arch: Arch): Packed {
  const suffix = arch === 'x64' ? '' : `-${arch}`
  const folder = join(output, system === 'mac' ? `mac${suffix}` : `${system}${suffix}-unpacked`)
  const bundle = join(folder, 'Docket.app')
  const resources = system === 'mac' ? join(bundle, 'Contents/Resources') : join(folder, 'resources')
  const programs = { linux: join(folder, 'docket'), win: join(folder, 'Docket.exe'), mac: bundle }
  return {
    system,
    arch,
    name: `${system} ${arch}`,
    folder,
    resources,
    archive: join(resources, 'app.asar'),
    program: programs[system],
  }
}
