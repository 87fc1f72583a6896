import { spawn } from 'node:child_process'
import { mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'

/** What the page is built from, below the project's folder. */
const SOURCES = ['renderer', 'shared/model', 'shared/contract', 'vite.config.ts', 'package-lock.json']
const LOOK_EVERY_MS = 200
const MOST_SAID = 4000

/**
 * The folder of the built page, built first where it is missing or older than its sources. One process builds at a
 * time, the others wait for it.
 */
export async function builtPage(project: string, say: (line: string) => void): Promise<string> {
  const page = join(project, 'dist/renderer')
  if (await isFresh(project, page)) return page
  await mkdir(join(project, 'dist'), { recursive: true })
  const lock = join(project, 'dist/.building-renderer')
  await lockFile(lock)
  try {
    if (await isFresh(project, page)) return page
    say('Building the page, once.')
    await build(project)
    return page
  } finally {
    await rm(lock, { force: true })
  }
}

async function isFresh(project: string, page: string): Promise<boolean> {
  const built = await timeOf(join(page, 'index.html'))
  if (built === undefined) return false
  for (const source of SOURCES) if ((await newest(join(project, source))) > built) return false
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
    return undefined
  }
}

async function build(project: string): Promise<void> {
  const vite = join(project, 'node_modules/vite/bin/vite.js')
  const child = spawn(process.execPath, [vite, 'build'], {
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
  if (code !== 0) throw new Error(`the page was not built (${code}):\n${said}`)
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
