import { spawn } from 'node:child_process'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'

interface Target {
  /** Written last, or with all the others. */
  readonly written: string
  /** What it is built from, below the project's folder. */
  readonly sources: readonly string[]
  readonly vite: readonly string[]
}

const BUILDING = ['vite.config.ts', 'package-lock.json']
const TARGETS = {
  page: {
    written: 'dist/renderer/index.html',
    // What the page shows, and the page that verifies packets.
    sources: [
      'renderer',
      ...['model', 'contract', 'proof', 'verify', 'timestamp'].map((name) => `shared/${name}`),
      ...BUILDING,
    ],
    vite: ['build', '--app', '--mode', 'pages'],
  },
  app: {
    written: 'dist/main/main.js',
    sources: ['renderer', 'electron', 'shared', ...BUILDING],
    vite: ['build', '--app'],
  },
} as const satisfies Record<string, Target>

const LOOK_EVERY_MS = 200
const MOST_SAID = 4000

/**
 * Builds the page alone, or the whole app, where it is missing or older than its sources. One process builds at a
 * time, the others wait for it.
 */
export async function upToDate(
  project: string,
  what: keyof typeof TARGETS,
  say: (line: string) => void = () => {},
): Promise<void> {
  const target = TARGETS[what]
  if (await isFresh(project, target)) return
  await mkdir(join(project, 'dist'), { recursive: true })
  const lock = join(project, 'dist/.building')
  await lockFile(lock)
  try {
    if (await isFresh(project, target)) return
    say(`Building the ${what}, since it is missing or older than its sources.`)
    await build(project, target)
  } finally {
    await rm(lock, { force: true })
  }
}

/** The folder of the built page. */
export function pageFolder(project: string): string {
  return join(project, 'dist/renderer')
}

async function isFresh(project: string, { written, sources }: Target): Promise<boolean> {
  const built = await timeOf(join(project, written))
  if (built === undefined) return false
  for (const source of sources) if ((await newest(join(project, source))) > built) return false
  return true
}

/** When the newest file of a folder, or a file, was written last. */
async function newest(path: string): Promise<number> {
  const found = await stat(path)
  if (!found.isDirectory()) return found.mtimeMs
  const names = await readdir(path, { recursive: true })
  const times = await Promise.all(names.map((name) => timeOf(join(path, name))))
  return Math.max(found.mtimeMs, ...times.filter((time) => time !== undefined))
}

async function timeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).mtimeMs
  } catch {
    // Gone since it was listed: what is left says when the folder was written.
    return undefined
  }
}

async function build(project: string, { vite }: Target): Promise<void> {
  const child = spawn(process.execPath, [join(project, 'node_modules/vite/bin/vite.js'), ...vite], {
    cwd: project,
    env: { ...process.env, NODE_ENV: 'production' },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (text: Buffer) => {
      said = (said + text.toString('utf8')).slice(-MOST_SAID)
    })
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', resolve)
  })
  if (code !== 0)
    throw new Error(`vite ${vite.join(' ')} ended with code ${code}:\n${stripVTControlCharacters(said)}`)
}

/** Takes the lock; waits for whoever has it, unless that process is gone. */
async function lockFile(path: string): Promise<void> {
  for (;;) {
    try {
      const file = await open(path, 'wx')
      await file.writeFile(String(process.pid))
      await file.close()
      return
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    }
    if (!(await isHeld(path))) await rm(path, { force: true })
    await new Promise((resolve) => {
      setTimeout(resolve, LOOK_EVERY_MS)
    })
  }
}

async function isHeld(path: string): Promise<boolean> {
  try {
    const pid = Number.parseInt(await readFile(path, 'utf8'), 10)
    // Between its being made and written it says nothing.
    if (Number.isNaN(pid)) return true
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
