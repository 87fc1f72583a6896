import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'
import * as habits from './project-habits.ts'
import type { Habit, ProjectFile } from './project-habits.ts'

const project = resolve(import.meta.dirname, '../../..')

/** Of each habit: what it is, and a file that breaks it, so that the check is seen to bite. */
const all: readonly (readonly [claim: string, habit: Habit, broken: ProjectFile])[] = [
  ['names no path of a developer', habits.namesNoDeveloperPath, text('shared/a.ts', ["'/ho", "me/ann/x'"])],
  ['names no path of a developer', habits.namesNoDeveloperPath, text('a.md', ['see /Us', 'ers/ann/docket'])],
  [
    'names no registry host',
    habits.namesNoRegistryHost,
    text('a.md', ['https://registry', '.npmjs.org/zod']),
  ],
  [
    'pins no place in the lock',
    habits.keepsLockFree,
    text('package-lock.json', ['"resolved": "https://a.example/b.tgz"']),
  ],
  ['leaves nothing for later', habits.leavesNothingForLater, text('test/a.ts', ['// TO', 'DO: more'])],
  ['leaves nothing for later', habits.leavesNothingForLater, text('shared/a.css', ['/* FIX', 'ME */'])],
  ['names no number of a tracker', habits.namesNoTrackerNumber, text('CHANGELOG.md', ['see iss', 'ue 12'])],
  [
    'gives a reason for each suppressed lint',
    habits.givesReasonForSuppression,
    text('test/a.ts', ['// oxlint', '-disable-next-line eqeqeq']),
  ],
  [
    'imports electron by statement',
    habits.importsElectronByStatement,
    text('electron/app/a.ts', [`await import('electron')`]),
  ],
  ['stays short', habits.staysShort, text('shared/a.ts', ['export {}\n'.repeat(351)])],
  ['stays in the four folders', habits.staysInItsFolder, text('utils/a.ts', ['export {}'])],
  ['pins exact versions', habits.pinsVersions, text('package.json', ['{"devDependencies":{"a":"^1.2.3"}}'])],
]

describe('the project', () => {
  const files = trackedFiles()

  it.each(all)('%s', (_claim, habit, broken) => {
    expect(habit(broken)).toHaveLength(1)
    expect(files.flatMap(habit)).toEqual([])
  })

  it('looks at what is tracked', () => {
    expect(files.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['package.json', 'package-lock.json', '.ci/run']),
    )
  })

  it('lets a suppressed lint with a reason pass', () => {
    const given = text('test/a.ts', ['// oxlint', '-disable-next-line eqeqeq -- the vendor compares so'])
    expect(habits.givesReasonForSuppression(given)).toEqual([])
  })

  it('has a .ci/run that can be run', () => {
    expect(statSync(join(project, '.ci/run')).mode & 0o111).toBe(0o111)
  })
})

function text(path: string, pieces: readonly string[]): ProjectFile {
  return { path, text: pieces.join('') }
}

/** Text files that git tracks; in a copy without git, all that is there but for what is installed or built. */
function trackedFiles(): readonly ProjectFile[] {
  return (pathsFromGit() ?? pathsFromFolder())
    .filter((path) => existsSync(join(project, path)))
    .map((path) => ({ path, text: readFileSync(join(project, path), 'utf8') }))
    .filter((file) => !file.text.includes('\0'))
}

function pathsFromGit(): readonly string[] | null {
  const git = spawnSync('git', ['-c', 'safe.directory=*', 'ls-files', '-z'], {
    cwd: project,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  })
  return git.status === 0 ? git.stdout.split('\0').filter((path) => path !== '') : null
}

function pathsFromFolder(): readonly string[] {
  const skipped = new Set(['node_modules', '.git', 'dist', 'coverage', 'tmp'])
  return readdirSync(project, { withFileTypes: true })
    .filter((entry) => !skipped.has(entry.name))
    .flatMap((entry) => (entry.isDirectory() ? filesUnder(entry.name) : [entry.name]))
}

function filesUnder(folder: string): readonly string[] {
  return readdirSync(join(project, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(project, join(entry.parentPath, entry.name)).split(sep).join('/'))
}
