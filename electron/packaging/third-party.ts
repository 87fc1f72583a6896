import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { BUNDLED } from './bundled-packages.ts'
import { standardTerms } from './standard-terms.ts'

/** Every part of the app that Vite builds: without the list of one, the notices would be short. */
const PARTS = ['client', 'main', 'preload', 'engine']

const Manifest = z.object({
  name: z.string(),
  version: z.string(),
  // A package may leave it to the text that it brings along.
  license: z.string().default('as its text says'),
  author: z.union([z.string(), z.looseObject({ name: z.string() })]).optional(),
  repository: z.union([z.string(), z.object({ url: z.string() })]).optional(),
  dependencies: z.record(z.string(), z.string()).default({}),
})

interface Package {
  readonly name: string
  readonly version: string
  readonly license: string
  /** Where its source is to be had, which some terms ask to be told. */
  readonly source: string
  /** The text that must go along. */
  readonly text: string
}

/** The licences of all that is bundled or packed, as one text. Throws where the build or a licence is missing. */
export async function thirdPartyNotices(project: string): Promise<string> {
  const folders = new Set([...(await bundled(project)), ...(await packed(project))])
  const packages = await Promise.all(
    [...folders].toSorted().map(async (folder) => packageIn(project, folder)),
  )
  return [
    'Software by others in Docket, and the terms under which it is used.\n',
    "Docket's own terms are in LICENSE.docket.txt; those of Electron and Chromium in LICENSE.electron.txt\n",
    'and LICENSES.chromium.html. SQLite, within better-sqlite3, is in the public domain.\n',
    ...packages.map(
      ({ name, version, license, source, text }) =>
        `\n${'-'.repeat(80)}\n${name} ${version} (${license})\nSource: ${source}\n\n${text}`,
    ),
  ].join('')
}

async function bundled(project: string): Promise<string[]> {
  const folder = join(project, 'dist', BUNDLED)
  const files = await readdir(folder).catch((): string[] => [])
  const missing = PARTS.filter((part) => !files.includes(`${part}.json`))
  if (missing.length > 0)
    throw new Error(`${folder} does not say what ${missing.join(', ')} is made of: npm run build first`)
  const lists = await Promise.all(files.map(async (file) => readFile(join(folder, file), 'utf8')))
  return lists.flatMap((list) => z.array(z.string()).parse(JSON.parse(list)))
}

/** What is packed as a package, and what that needs in turn (which may be compiled into it). */
async function packed(project: string): Promise<string[]> {
  const found = new Set<string>()
  const waiting = Object.keys((await manifestIn(project)).dependencies)
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    const folder = `node_modules/${name}`
    if (found.has(folder)) continue
    found.add(folder)
    waiting.push(...Object.keys((await manifestIn(join(project, folder))).dependencies))
  }
  return [...found]
}

async function packageIn(project: string, folder: string): Promise<Package> {
  const { name, version, license, repository, author } = await manifestIn(join(project, folder))
  const files = (await readdir(join(project, folder))).filter((file) =>
    /^(licen[cs]e|copying|notice)\b/i.test(file),
  )
  const texts = await Promise.all(
    files.toSorted().map(async (file) => (await readFile(join(project, folder, file), 'utf8')).trim()),
  )
  // The Apache License is one text for all, and Docket brings it along. Any other has names in it.
  if (texts.length === 0 && license.includes('Apache-2.0'))
    texts.push('The Apache License 2.0: LICENSE.docket.txt.')
  const within = TERMS_WITHIN[name]
  if (within !== undefined) texts.push(await termsAtHead(join(project, folder, within)))
  const standard = standardTerms(license, typeof author === 'string' ? author : author?.name)
  if (texts.length === 0 && standard !== undefined) texts.push(standard)
  if (texts.length === 0) throw new Error(`${folder} is under ${license} and brings no text of it along`)
  const source = typeof repository === 'string' ? repository : (repository?.url ?? `npm, ${name}@${version}`)
  return { name, version, license, source, text: `${texts.join('\n\n')}\n` }
}

/** Packages with a file under other terms than their own, which stand at its head and in no file of their own. */
const TERMS_WITHIN: Readonly<Record<string, string>> = {
  '@bufbuild/protobuf': 'dist/esm/wire/varint.js',
}

/** The comment at the head of a file, line by line. Throws where there is none. */
async function termsAtHead(path: string): Promise<string> {
  const lines = (await readFile(path, 'utf8')).split('\n')
  const end = lines.findIndex((line) => !line.startsWith('//'))
  if (end <= 0) throw new Error(`${path} does not say its terms any more`)
  return lines
    .slice(0, end)
    .map((line) => line.replace(/^\/\/ ?/, ''))
    .join('\n')
}

async function manifestIn(folder: string): Promise<z.output<typeof Manifest>> {
  return Manifest.parse(JSON.parse(await readFile(join(folder, 'package.json'), 'utf8')))
}
