import { mkdir, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import type { Plugin } from 'vite'

/** The folder of `dist` where each environment leaves the list of the packages that went into it. */
export const BUNDLED = 'bundled'

/** A package's folder in what a bundler calls a module: the innermost one, as packages may hold others. */
const PACKAGE = /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/

/** Writes `dist/bundled/ENVIRONMENT.json`: the folders, from the project's, of the packages bundled there. */
export function bundledPackages(project: string): Plugin {
  return {
    name: 'docket:bundled-packages',
    async writeBundle(_, bundle) {
      const folders = new Set<string>()
      for (const output of Object.values(bundle)) {
        const names =
          output.type === 'chunk'
            ? Object.keys(output.modules)
            : // A font or picture, named from the root of the environment.
              output.originalFileNames.map((name) => resolve(this.environment.config.root, name))
        for (const folder of names.flatMap((name) => packageFolder(name, project) ?? [])) folders.add(folder)
      }
      const folder = join(project, 'dist', BUNDLED)
      await mkdir(folder, { recursive: true })
      const list = `${JSON.stringify([...folders].toSorted(), null, 1)}\n`
      await writeFile(join(folder, `${this.environment.name}.json`), list)
    },
  }
}

/** The folder of a package, from the project's, that a module is of. */
export function packageFolder(module: string, project: string): string | undefined {
  const path = module.replaceAll('\\', '/')
  const root = `${project.replaceAll('\\', '/')}/`
  return path.startsWith(root) ? PACKAGE.exec(path)?.[0].slice(root.length) : undefined
}
