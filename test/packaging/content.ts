import { readdirSync } from 'node:fs'
import { readdir, readFile } from 'node:fs/promises'
import { basename, extname, join, relative } from 'node:path'
import { z } from 'zod'
import { TYPEFACE_FILES } from '../../shared/engine/seal/typefaces.ts'
import { SAMPLE_EXPECTED, SAMPLE_FILES } from '../../shared/engine.ts'
import { bytesOf, filesOf, sha256 } from './archive.ts'
import { type Packed, PROJECT } from './pack.ts'

const NATIVE = 'node_modules/better-sqlite3/prebuilds'
const SYSTEMS = { linux: 'linux', win: 'win32', mac: 'darwin' } as const

/** Of the sample case, as they lie in an archive; the policies are a folder. */
const SAMPLE_PATHS = SAMPLE_FILES.filter((path) => extname(path) !== '').map(
  (path) => `dist/engine/${relative(join(PROJECT, 'shared/samples'), path)}`,
)

/** The engine's process and its threads, by their sources. */
const ENGINE = readdirSync(join(PROJECT, 'electron/engine-host'))
  .filter((file) => /^(engine-process|.+-worker)\.ts$/.test(file))
  .map((file) => `dist/engine/${file.replace(/\.ts$/, '.js')}`)

/** Of reports on paper. */
const TYPEFACES = Object.values(TYPEFACE_FILES).map((file) => `dist/engine/${basename(file)}`)

/** The only kinds of file that have any business in a package. */
const ALLOWED = [
  /^package\.json$/,
  /^dist\/main\/[\w-]+\.js$/,
  /^dist\/preload\/preload\.cjs$/,
  /^dist\/engine\/[\w-]+\.(js|wasm)$/,
  /^dist\/engine\/[\w-]+\.ttf$/,
  new RegExp(`^dist/engine/${SAMPLE_EXPECTED.name}/`),
  /^dist\/renderer\/(index\.html|assets\/[\w-]+(\.[\w-]+)*\.(js|css|woff2|svg|png))$/,
  /^dist\/verify\/verify\.html$/,
  /^node_modules\/better-sqlite3\/(LICENSE|package\.json|lib\/(methods\/)?[\w-]+\.js)$/,
]

/** The name of the native file that a package must hold, and no other. */
export function nativeFile({ system, arch }: Packed): string {
  return `${NATIVE}/${SYSTEMS[system]}-${arch}.node`
}

/** Throws where an archive holds what it should not, or lacks what it needs. */
export function checkFiles(packed: Packed): string {
  const files = filesOf(packed.archive).map(({ path }) => path)
  const own = nativeFile(packed)
  const needed = [
    'package.json',
    'dist/main/main.js',
    'dist/preload/preload.cjs',
    'dist/renderer/index.html',
    'dist/verify/verify.html',
  ]
  const wrong = [
    ...files
      .filter((path) => path !== own && !ALLOWED.some((allowed) => allowed.test(path)))
      .map((path) => `it holds ${path}`),
    ...[...needed, ...ENGINE, ...TYPEFACES, ...SAMPLE_PATHS, own]
      .filter((path) => !files.includes(path))
      .map((path) => `it lacks ${path}`),
  ]
  if (wrong.length > 0) throw new Error(wrong.join('\n'))
  return `${files.length} files`
}

/** Throws unless the one file beside the archive is better-sqlite3's, for this system and this processor. */
export async function checkNative(packed: Packed): Promise<string> {
  const own = nativeFile(packed)
  const unpacked = filesOf(packed.archive).filter((file) => file.unpacked)
  const beside = (
    await readdir(`${packed.archive}.unpacked`, { recursive: true, withFileTypes: true })
  ).filter((entry) => entry.isFile())
  const names = unpacked.map(({ path }) => path)
  if (names.join() !== own || beside.length !== 1)
    throw new Error(
      `beside the archive: ${names.join(', ') || 'nothing'}, of which ${beside.length} are there`,
    )
  const bytes = await readFile(join(`${packed.archive}.unpacked`, own))
  if (!bytes.equals(await readFile(join(PROJECT, own)))) throw new Error('it is not the installed one')
  const machine = machineOf(bytes)
  if (machine !== packed.name) throw new Error(`it is for ${machine}`)
  return `${own.slice(NATIVE.length + 1)}, for ${machine}`
}

/** Which system and processor a binary is for, from its own header. */
function machineOf(bytes: Buffer): string {
  const named = (system: string, machines: Readonly<Record<number, string>>, number: number) =>
    `${system} ${machines[number] ?? `machine ${number}`}`
  if (bytes.readUInt32BE(0) === 0x7f_45_4c_46)
    return named('linux', { 0x3e: 'x64', 0xb7: 'arm64' }, bytes.readUInt16LE(18))
  if (bytes.readUInt32LE(0) === 0xfe_ed_fa_cf)
    return named('mac', { 0x1_00_00_07: 'x64', 0x1_00_00_0c: 'arm64' }, bytes.readUInt32LE(4))
  if (bytes.readUInt16BE(0) === 0x4d_5a)
    return named('win', { 0x8664: 'x64', 0xaa64: 'arm64' }, bytes.readUInt16LE(bytes.readUInt32LE(60) + 4))
  return 'no system that is known'
}

const Manifest = z.strictObject({
  name: z.literal('docket'),
  version: z.string(),
  main: z.literal('dist/main/main.js'),
  type: z.literal('module'),
  desktopName: z.literal('docket.desktop'),
  dependencies: z.strictObject({ 'better-sqlite3': z.string() }),
  ...Object.fromEntries(
    ['private', 'description', 'license', 'bin', 'engines', 'allowScripts', 'homepage', 'author'].map(
      (name) => [name, z.unknown()],
    ),
  ),
})

/** Throws where a file is not as the header says, where code brings its sources along, or the manifest more. */
export async function checkBytes({ archive }: Packed, extracted: string): Promise<string> {
  let total = 0
  for (const file of filesOf(archive)) {
    const bytes = await bytesOf(archive, file, extracted)
    total += bytes.length
    if (sha256(bytes) !== file.hash) throw new Error(`${file.path} is not as the header says`)
    if (/\.[cm]?js$/.test(file.path) && bytes.includes('sourceMappingURL=data:'))
      throw new Error(`${file.path} holds its sources`)
  }
  Manifest.parse(JSON.parse(await readFile(join(extracted, 'package.json'), 'utf8')))
  return `${(total / 1024 / 1024).toFixed(1)} MiB`
}
