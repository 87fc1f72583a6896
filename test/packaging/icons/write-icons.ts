import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { launchBrowser } from '../../fixtures/browser.ts'
import { draw } from './drawn.ts'
import { icns } from './icns.ts'
import { ico } from './ico.ts'

// Draws the icons anew from their SVGs, for when one of those has changed.

const folder = join(import.meta.dirname, '../../../electron/icons')
/** Up to this size a drawing of its own is used: the large one's lines would run into each other. */
const SMALL = 32

const browser = await launchBrowser()
try {
  const page = await browser.newPage()
  const svg = async (name: string) => readFile(join(folder, `${name}.svg`), 'utf8')
  const all = async (name: string, sizes: readonly number[], inset = 0) => {
    const [large, small] = [await svg(name), name === 'docket' ? await svg('docket-small') : await svg(name)]
    return Promise.all(
      sizes.map(async (size) => draw(page, size > SMALL ? large : small, size, Math.round(size * inset))),
    )
  }
  for (const { size, png } of await all('docket', [16, 32, 48, 64, 128, 256, 512]))
    await writeFile(join(folder, 'png', `${size}x${size}.png`), png)
  await writeFile(join(folder, 'docket.ico'), ico(await all('docket', [16, 24, 32, 48, 256])))
  // The grid of macOS leaves a tenth free on each side.
  await writeFile(join(folder, 'docket.icns'), icns(await all('docket', [32, 64, 128, 256, 512, 1024], 0.07)))
  for (const name of ['case', 'packet']) {
    await writeFile(join(folder, `${name}.ico`), ico(await all(name, [16, 32, 48, 256])))
    await writeFile(join(folder, `${name}.icns`), icns(await all(name, [32, 64, 128, 256, 512])))
  }
} finally {
  await browser.close()
}
