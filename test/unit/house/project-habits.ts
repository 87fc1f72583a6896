/** A file of the project: its path from the root with forward slashes, and its text. */
export type ProjectFile = { readonly path: string; readonly text: string }

/** Says where a file breaks the habit, as `path:line`; empty when it does not. */
export type Habit = (file: ProjectFile) => readonly string[]

// Words that this file must name without containing them are put together from pieces.
const word = (...pieces: readonly string[]): string => pieces.join('')

const homes = ['work', 'home', 'root', 'Users'].join('|')
const developerPath = new RegExp(`(?<![\\w.~-])(?:/(?:${homes})/|[A-Z]:\\\\Users\\\\)`)
const registryHost = new RegExp(
  [word('registry', '.npmjs.org'), word('registry', '.yarnpkg.com'), word('npm.pkg', '.github.com')]
    .join('|')
    .replaceAll('.', '\\.'),
)
const leftForLater = new RegExp(`\\b(?:${word('TO', 'DO')}|${word('FIX', 'ME')})\\b`)
const trackerNumber = /\bissues? #?\d/i
const suppression = new RegExp(word('lint', '-disable'))
const reasonedSuppression = new RegExp(`${word('oxlint', '-disable')}[^\\n]* -- \\S`)
const lateElectron = /\b(?:import|require)\s*\(\s*['"`]electron\b/

export const namesNoDeveloperPath: Habit = (file) => linesOf(file, (line) => developerPath.test(line))
export const namesNoRegistryHost: Habit = (file) => linesOf(file, (line) => registryHost.test(line))
export const leavesNothingForLater: Habit = (file) => linesOf(file, (line) => leftForLater.test(line))
export const namesNoTrackerNumber: Habit = (file) => linesOf(file, (line) => trackerNumber.test(line))

/** A lint rule may be switched off for a line, with a reason after ` -- `. */
export const givesReasonForSuppression: Habit = (file) =>
  isCode(file) ? linesOf(file, (line) => suppression.test(line) && !reasonedSuppression.test(line)) : []

/** The linter looks at the names a statement imports, and cannot see which names are taken from `import()`. */
export const importsElectronByStatement: Habit = (file) =>
  /^(?:electron|renderer|shared)\//.test(file.path) ? linesOf(file, (line) => lateElectron.test(line)) : []

/** Past 300 lines the linter warns; past 350 nobody argues. */
export const staysShort: Habit = (file) =>
  /^(?:electron|renderer|shared)\//.test(file.path) && isCode(file) && file.text.split('\n').length > 351
    ? [`${file.path}:351`]
    : []

export const keepsLockFree: Habit = (file) =>
  file.path === 'package-lock.json' ? linesOf(file, (line) => line.includes('"resolved":')) : []

export const staysInItsFolder: Habit = ({ path }) =>
  !path.includes('/') || /^(?:electron|renderer|shared|test|\.[\w-]+)\//.test(path) ? [] : [`${path}:1`]

/** Exact versions: a range gives another tree on another day, and older packages under an older Node. */
export const pinsVersions: Habit = (file) =>
  file.path === 'package.json'
    ? versionsOf(file.text)
        .filter(([, version]) => !/^\d+\.\d+\.\d+(?:-[\w.]+)?$/.test(version))
        .map(([name]) => `package.json:${name}`)
    : []

function versionsOf(text: string): readonly (readonly [string, string])[] {
  const manifest = JSON.parse(text) as Record<string, Record<string, string> | undefined>
  return ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies'].flatMap((kind) =>
    Object.entries(manifest[kind] ?? {}),
  )
}

function isCode({ path }: ProjectFile): boolean {
  return /\.(?:[cm]?[jt]sx?|css)$/.test(path)
}

function linesOf(file: ProjectFile, breaks: (line: string) => boolean): readonly string[] {
  return file.text.split('\n').flatMap((line, at) => (breaks(line) ? [`${file.path}:${at + 1}`] : []))
}
