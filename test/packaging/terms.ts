import { readdir, readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type Packed, PROJECT } from './pack.ts'

/** Throws where the terms of something in a package are not in it as well. */
export async function checkTerms({ system, folder, resources }: Packed): Promise<string> {
  const besideProgram = system === 'mac' ? resources : folder
  const [notices, own, electron, chromium] = await Promise.all([
    readFile(join(resources, 'THIRD-PARTY-NOTICES.txt'), 'utf8'),
    readFile(join(resources, 'LICENSE.docket.txt'), 'utf8'),
    readFile(join(besideProgram, 'LICENSE.electron.txt'), 'utf8'),
    readFile(join(besideProgram, 'LICENSES.chromium.html'), 'utf8'),
  ])
  if (own !== (await readFile(join(PROJECT, 'LICENSE'), 'utf8'))) throw new Error('LICENSE is another one')
  if (electron === '' || chromium === '') throw new Error('the terms of Electron or Chromium are empty')
  const lists = join(PROJECT, 'dist/bundled')
  const bundled = (
    await Promise.all(
      (await readdir(lists)).map(
        async (file) => JSON.parse(await readFile(join(lists, file), 'utf8')) as readonly string[],
      ),
    )
  ).flat()
  const packages = new Set([...bundled, 'node_modules/better-sqlite3', 'node_modules/node-addon-api'])
  for (const name of ['react', '@cedar-policy/cedar-wasm', '@fontsource-variable/inter', 'zod'])
    if (!packages.has(`node_modules/${name}`)) throw new Error(`${name} is bundled, yet on no list`)
  for (const path of packages) {
    const name = path.replace(/^.*node_modules\//, '')
    const [, text = ''] = notices.split(`\n${name} `)
    if (!/^\d+\.\d+\.\d+\S* \([\w. ()-]+\)\nSource: \S.*?\n\n.{20}/s.test(text))
      throw new Error(`${name} is not in the notices`)
  }
  return `${packages.size} packages`
}
