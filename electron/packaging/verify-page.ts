import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Plugin } from 'vite'
import { packageFolder } from './bundled-packages.ts'

/**
 * Writes `dist/verify/verify.html`: the page that verifies packets, as one file that asks for no other. Its policy
 * allows this one script and this one sheet, by their digests, and nothing else. Equal sources give equal bytes.
 */
export function verifyPage(project: string): Plugin {
  const source = (name: string) => readFile(join(project, 'renderer/verify-page', name), 'utf8')
  return {
    name: 'docket:verify-page',
    applyToEnvironment: ({ name }) => name === 'verify',
    async writeBundle({ dir }, bundle) {
      const chunks = Object.values(bundle).filter((output) => output.type === 'chunk')
      const [chunk] = chunks
      if (dir === undefined || chunk === undefined || chunks.length > 1)
        throw new Error(`verify.html is made of one chunk, and there are ${chunks.length}`)
      const script = `\n${inScript(chunk.code)}`
      const style = `\n${await source('page.css')}`
      const page = (await source('page.html'))
        .replace("'SCRIPT'", () => `'${digestOf(script)}'`)
        .replace("'STYLE'", () => `'${digestOf(style)}'`)
        .replace('<!-- style -->', () => `<style>${style}</style>`)
        .replace('<!-- script -->', () => `<script type="module">${script}</script>`)
      const notices = await noticesOf(Object.keys(chunk.modules), project)
      await writeFile(join(dir, 'verify.html'), `${page}${notices}`)
    },
  }
}

/** Of two texts that end or hide a script in HTML (HTML Living Standard, 4.12.1.3); in JavaScript they stay the same. */
function inScript(code: string): string {
  return code.replaceAll(/<(?=\/script|!--)/gi, String.raw`\x3C`)
}

function digestOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`
}

/** The licences of the packages in it, which ask to be handed on. */
async function noticesOf(modules: readonly string[], project: string): Promise<string> {
  const folders = new Set(modules.flatMap((name) => packageFolder(name, project) ?? []))
  const notices = await Promise.all(
    [...folders].toSorted().map(async (folder) => {
      const licence = await readFile(join(project, folder, 'LICENSE'), 'utf8')
      return `${folder.replace('node_modules/', '')}\n\n${licence.trim()}\n`
    }),
  )
  return `<!--\n${notices.join('\n').replaceAll('--', '- -')}-->\n`
}
