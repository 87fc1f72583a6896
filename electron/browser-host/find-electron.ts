import { spawn } from 'node:child_process'
import { access } from 'node:fs/promises'
import { join } from 'node:path'

const FETCH_MS = 10_000

const EXECUTABLES: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
}

/** Electron's executable; or why the app cannot be opened in it, in words. */
export type FoundElectron =
  | { readonly executable: string; readonly why: undefined }
  | { readonly executable: undefined; readonly why: string }

/**
 * Finds Electron's binary, which no package brings: its own installer fetches it, the first time. Ten seconds are
 * given for that, and a network that does not answer is no reason to wait longer. The package itself is never
 * loaded: that would begin a download that nothing ends.
 */
export async function findElectron(project: string): Promise<FoundElectron> {
  const folder = join(project, 'node_modules/electron')
  const executable = join(folder, 'dist', EXECUTABLES[process.platform] ?? 'electron')
  const noWindow = noWindowHere()
  if (noWindow !== undefined) return { executable: undefined, why: noWindow }
  if ((await isInstalled(folder, executable)) || (await fetchElectron(folder, executable)))
    return { executable, why: undefined }
  return {
    executable: undefined,
    why: 'Electron is not installed and could not be fetched within ten seconds (`npx install-electron` takes longer)',
  }
}

function noWindowHere(): string | undefined {
  if (process.platform !== 'linux') return undefined
  const { DISPLAY, WAYLAND_DISPLAY } = process.env
  if ((DISPLAY ?? '') === '' && (WAYLAND_DISPLAY ?? '') === '') return 'Electron has no display here'
  return process.getuid?.() === 0 ? 'Electron does not run as root' : undefined
}

/** The installer writes `path.txt` when all else is there. */
async function isInstalled(folder: string, executable: string): Promise<boolean> {
  return (await isThere(executable)) && (await isThere(join(folder, 'path.txt')))
}

async function fetchElectron(folder: string, executable: string): Promise<boolean> {
  const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' })
  const late = setTimeout(() => child.kill('SIGKILL'), FETCH_MS)
  await new Promise<void>((resolve) => {
    child.once('error', () => resolve())
    child.once('exit', () => resolve())
  })
  clearTimeout(late)
  return isInstalled(folder, executable)
}

async function isThere(path: string): Promise<boolean> {
  try {
    await access(path)
    return true
  } catch {
    // Absent or not to be run: either way the app opens in the browser.
    return false
  }
}
