import { mkdir, rm } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { launchBrowser, openDesk } from '../fixtures/browser.ts'
import { beginDialogsIn } from '../fixtures/page-dialogs.ts'
import { openSample, SCREENS_OF_SAMPLE, showScreen, settled } from '../fixtures/sample-desk.ts'
import { STATES } from './states.ts'

/** Where the pictures go; git ignores it. */
const FOLDER = resolve(import.meta.dirname, '../../dist/shots')
const SIZES = [
  { width: 1440, height: 900 },
  { width: 1024, height: 700 },
]
const THEMES = ['light', 'dark'] as const

// `npm run shots`: every screen of the sample case, light and dark, in two sizes.
await rm(FOLDER, { recursive: true, force: true })
await mkdir(FOLDER, { recursive: true })
const only = process.argv[2]
const browser = await launchBrowser()
const desk = await openDesk(browser)
beginDialogsIn(desk.folder)
try {
  const { page } = desk
  await openSample(page)
  for (const size of SIZES) {
    await page.setViewportSize(size)
    for (const theme of THEMES) {
      await page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
      const shoot = async (name: string) => {
        await settled(page)
        const file = `${name}-${size.width}-${theme}.png`
        await page.screenshot({ path: join(FOLDER, file) })
        process.stdout.write(`${file}\n`)
      }
      for (const screen of SCREENS_OF_SAMPLE.filter(({ name }) => only === undefined || name === only)) {
        await showScreen(page, screen)
        await shoot(screen.name)
      }
      for (const { name, show, leave } of STATES.filter(
        (state) => only === undefined || state.name === only,
      )) {
        await show(page)
        await shoot(name)
        await leave?.(page)
      }
    }
  }
  for (const trouble of desk.troubles) process.stdout.write(`trouble: ${trouble}\n`)
  process.stdout.write(`The pictures are in ${FOLDER}\n`)
} finally {
  await desk.close()
  await browser.close()
}
