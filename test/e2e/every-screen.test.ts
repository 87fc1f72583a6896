import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { axeViolations } from '../fixtures/axe.ts'
import { launchBrowser, type OpenDesk, openDesk } from '../fixtures/browser.ts'
import { beginDialogsIn } from '../fixtures/page-dialogs.ts'
import { openSample, SCREENS_OF_SAMPLE, settled, showScreen } from '../fixtures/sample-desk.ts'
import { STATES } from '../shots/states.ts'

describe('every screen of the sample case', () => {
  let browser: Browser | undefined
  let desk: OpenDesk | undefined

  beforeAll(async () => {
    browser = await launchBrowser()
    desk = await openDesk(browser)
    beginDialogsIn(desk.folder)
    await openSample(desk.page)
  }, 180_000)
  afterAll(async () => {
    await desk?.close()
    await browser?.close()
  })

  describe.each(['light', 'dark'] as const)('in the %s theme', (theme) => {
    beforeAll(async () => {
      await desk!.page.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' })
    })

    it.each(SCREENS_OF_SAMPLE)('$name has nothing that axe finds wrong', async (screen) => {
      await showScreen(desk!.page, screen)
      expect(await axeViolations(desk!.page)).toEqual([])
    })

    it.each(STATES)('$name has nothing that axe finds wrong', async ({ show, leave }) => {
      await show(desk!.page)
      await settled(desk!.page)
      expect(await axeViolations(desk!.page)).toEqual([])
      await leave?.(desk!.page)
    })
  })

  it.each([
    { width: 1440, height: 900 },
    { width: 1024, height: 700 },
  ])('scrolls inside its panes only, at $width × $height', async (size) => {
    await desk!.page.setViewportSize(size)
    for (const screen of SCREENS_OF_SAMPLE) {
      await showScreen(desk!.page, screen)
      const { page, outer } = await desk!.page.evaluate<{ page: boolean; outer: string[] }>(OVERFLOW)
      expect(page, `${screen.name}: the page itself scrolls`).toBe(false)
      expect(outer, `${screen.name}: scroll bars inside a scroll bar`).toEqual([])
    }
  })

  it('says nothing on the console and leaves nothing uncaught', () => {
    expect(desk!.troubles).toEqual([])
  })
})

/** Whether the page scrolls, and what scrolls inside something that scrolls the same way. Runs in the page. */
const OVERFLOW = `(() => {
  const root = document.documentElement
  const scrolls = (element) => {
    const { overflowY } = getComputedStyle(element)
    return (overflowY === 'auto' || overflowY === 'scroll') && element.scrollHeight > element.clientHeight + 1
  }
  const all = [...document.querySelectorAll('*')].filter(scrolls)
  return {
    page: root.scrollHeight > root.clientHeight || root.scrollWidth > root.clientWidth,
    outer: all
      .filter((element) => all.some((other) => other !== element && other.contains(element)))
      .map((element) => element.tagName + '.' + element.className),
  }
})()`
