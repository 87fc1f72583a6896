import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { SAMPLE_EXPECTED } from '../../shared/samples/index.ts'
import { axeViolations } from '../fixtures/axe.ts'
import { DESKS, type PersonsDesk } from '../fixtures/desks.ts'
import { goTo, openSample, settled } from '../fixtures/sample-desk.ts'

const SLOW = { timeout: 60_000 }
const PASSPHRASE = 'a lantern in the rain'
const { decision } = SAMPLE_EXPECTED.incident
const FINDINGS = Object.values(SAMPLE_EXPECTED.rebuild.findings).reduce((sum, count) => sum + count, 0)

describe.each(DESKS)('findings, packets and custody in $name', ({ missing, open }) => {
  let desk: PersonsDesk
  let page: Page

  beforeAll(async () => {
    if (missing !== undefined) return
    desk = await open()
    page = desk.page
    await openSample(page)
  }, 240_000)
  beforeEach((context) => {
    if (missing !== undefined) context.skip(missing)
  })
  afterAll(async () => {
    await (desk as PersonsDesk | undefined)?.[Symbol.asyncDispose]()
  }, 60_000)

  const button = (name: string | RegExp) => page.getByRole('button', { name })
  const pass = () => page.getByRole('textbox', { name: /^Passphrase(?! again)/ })
  const resultOf = (check: RegExp) =>
    page.getByRole('table', { name: 'Checks' }).getByRole('row', { name: check })

  it('leads from a rule to the decision of the incident, by keys and by a text in what was found', async () => {
    await goTo(page, 'findings')
    await page.getByRole('textbox', { name: 'Search rules' }).waitFor()
    await page.keyboard.press('/')
    await page.keyboard.type('unapproved input')
    await page.getByRole('link', { name: /BD-01/ }).waitFor()
    await page.keyboard.press('Escape')
    await page.keyboard.press('Escape')
    await page.getByRole('link', { name: /BD-01/ }).first().click()
    await page.getByRole('heading', { name: 'Unapproved input evaluated' }).waitFor()
    await page.getByRole('textbox', { name: 'Search occurrences' }).fill(decision.slice(0, 7))
    const row = page.getByRole('grid', { name: 'Occurrences' }).getByRole('row', { name: decision })
    await row.click()
    await page.getByRole('region', { name: 'The finding' }).getByText('context.location = "HQ"').waitFor()
    await row.getByRole('link', { name: decision }).click()
    await page.getByRole('heading', { name: decision }).waitFor()
    await page.goBack()
    await row.waitFor()
    expect(await row.getAttribute('aria-label')).toContain('context.location = "HQ"')
  })

  it('lists every finding, and says how many of how many have a text', async () => {
    await goTo(page, 'findings?by=all')
    await page.getByRole('textbox', { name: 'Search occurrences' }).fill('HQ')
    await page.getByText(/^\d+ of \d+ found$/).waitFor()
    await page.getByRole('textbox', { name: 'Search occurrences' }).fill('no finding says this')
    await button('Drop the filter').click()
    const rows = page.getByRole('row', { name: /BD-01 medium, decision/ })
    await rows.first().waitFor()
    expect(await rows.count()).toBeGreaterThan(1)
  })

  it('makes a key and seals exactly the decisions of a finding', async () => {
    await goTo(page, 'findings/BD-01')
    await button('Into a packet').click()
    await page.getByRole('heading', { name: '57 decisions' }).waitFor()
    await button('Make a key pair').click()
    await page.getByRole('textbox', { name: 'Name' }).fill('auditor')
    await pass().fill(PASSPHRASE)
    await page.getByRole('textbox', { name: 'Passphrase again' }).fill('another')
    await page.getByText('The two differ.').waitFor()
    await page.getByRole('textbox', { name: 'Passphrase again' }).fill(PASSPHRASE)
    await desk.saveAs('auditor.key.pem', () => button('Choose where and make it').click())
    await page.getByText('asked each time, kept nowhere').waitFor(SLOW)
    await pass().fill('not this one')
    await desk.saveAs('bd-01.packet', () => button('Seal packet').click())
    await page.getByText('This passphrase does not open the key.').waitFor(SLOW)
    await pass().fill(PASSPHRASE)
    await desk.saveAs('bd-01.packet', () => button('Seal packet').click())
    await page.getByText('Sealed bd-01.packet').waitFor(SLOW)
    await page.getByText(/^57 decisions, 660 records, \d+ findings$/).waitFor()
    expect(await pass().inputValue()).toBe('')
  })

  it('hands out the page by which people without Docket verify it', async () => {
    await desk.saveAs('verify.html', () => button('Save the page that verifies…').click())
    await page.getByText(/^verify\.html: it verifies packets in any browser/).waitFor(SLOW)
    const built = readFileSync(join(import.meta.dirname, '../../dist/verify/verify.html'))
    expect(readFileSync(join(desk.folder, 'verify.html')).equals(built)).toBe(true)
  })

  it('verifies it with its key: everything that can be checked holds', async () => {
    await button('Verify it now').click()
    await page.getByText(/^\d+ checks hold, 2 were not checked\.$/).waitFor(SLOW)
    await page.getByText('is what the holder of a key that you trust sealed').waitFor()
    await page.getByRole('heading', { name: 'What a pass does not prove' }).waitFor()
    expect(await page.getByRole('cell', { name: 'does not hold' }).count()).toBe(0)
  })

  it('says that no known key sealed it where none is trusted', async () => {
    await button('Verify with other keys').click()
    await button('Take auditor.pub.pem out').click()
    await button('Verify packet').click()
    await resultOf(/Signature.*by a key you do not know/).waitFor(SLOW)
    await page.getByText('no key that you trust sealed it').waitFor()
    expect(await page.getByText(/^\d+ checks hold, 1 is by a key you do not know/).count()).toBe(1)
  })

  it('says which checks do not hold, and what follows, where one byte was changed', async () => {
    const path = join(desk.folder, 'bd-01.packet')
    const bytes = readFileSync(path)
    // In a record, which the packet holds as text in JSON.
    bytes.write('LQ', bytes.indexOf(String.raw`\"HQ\"`) + 2)
    writeFileSync(join(desk.folder, 'changed.packet'), bytes)
    await desk.choose(['changed.packet'], () => button('Choose another packet').click())
    await desk.choose(['auditor.pub.pem'], () => button('Add public keys').click())
    await button('Verify packet').click()
    await page.getByText('changed.packet is not shown to be what anybody sealed.').waitFor(SLOW)
    await resultOf(/Inclusion proofs.*does not hold/).waitFor()
    await resultOf(/Entry digests.*does not hold/).waitFor()
    await resultOf(/Custody chain.*holds.*rests on/).waitFor()
    await page.getByRole('heading', { name: 'What follows' }).waitFor()
    await page.getByText('a quoted line was changed, or never was in the file').first().waitFor()
    expect(await resultOf(/Signature.*holds/).count()).toBe(1)
  })

  it('says of what is no packet that it is none, and makes every check all the same', async () => {
    writeFileSync(join(desk.folder, 'notes.txt'), 'these are notes, and no packet')
    await desk.choose(['notes.txt'], () => button('Choose another packet').click())
    await page.getByText('This does not begin as a packet does.').waitFor()
    await button('Verify packet').click()
    await resultOf(/Container.*does not hold/).waitFor(SLOW)
    await resultOf(/Custody chain.*not checked/).waitFor()
    expect(await resultOf(/waits/).count()).toBe(0)
  })

  it('tells in custody what was sealed, up to which entry a packet fixes it, and that the chain holds', async () => {
    await goTo(page, 'packets')
    await page.getByRole('row', { name: /bd-01\.packet/ }).waitFor()
    await page.getByRole('link', { name: /entry \d+ and \d+/ }).click()
    await page.getByText(/^(\d+) of \1 entries hold the digest of the one before\.$/).waitFor()
    await page.getByRole('row', { name: /Sealed up to here in bd-01\.packet/ }).waitFor()
    await page.getByRole('region', { name: 'The entry' }).getByText('"act":"seal"').waitFor()
    await page.getByRole('checkbox', { name: 'imported' }).click()
    await page.getByRole('row', { name: /imported: pdp-2026-05\.ndjson\.zst/ }).waitFor()
    expect(await page.getByRole('row', { name: /began to seal/ }).count()).toBe(0)
    await desk.saveAs('custody.ndjson', () => button('Save custody.ndjson').click())
    await page.getByText(/^custody\.ndjson: \d+ entries/).waitFor(SLOW)
    const lines = readFileSync(join(desk.folder, 'custody.ndjson'), 'utf8').trimEnd().split('\n')
    expect(JSON.parse(lines.at(-1)!)).toMatchObject({ act: 'sealed', seq: lines.length })
  })

  it('writes findings as SARIF to a file that appears whole', async () => {
    await goTo(page, 'findings')
    await desk.saveAs('found.sarif', () => button('Export SARIF').click())
    await page.getByText(`found.sarif: ${FINDINGS} findings`).waitFor(SLOW)
    const { runs } = JSON.parse(readFileSync(join(desk.folder, 'found.sarif'), 'utf8')) as {
      runs: { results: unknown[] }[]
    }
    expect(runs[0]?.results).toHaveLength(FINDINGS)
  })

  it.each(['light', 'dark'] as const)(
    'shows nothing that axe finds wrong in the %s theme',
    async (colorScheme) => {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const address of [
        'findings/BD-01',
        'findings?by=workflow',
        'findings?by=all',
        'packets/new?how=finding&finding=BD-01',
        'packets/new?how=where',
        'packets/verify',
        'custody?entry=3',
      ]) {
        await goTo(page, address)
        await settled(page)
        expect([address, await axeViolations(page)]).toEqual([address, []])
      }
      await page.goBack()
    },
  )

  it('says nothing on the console, and keeps the passphrase out of the page', async () => {
    expect(await page.evaluate(KEPT)).not.toContain(PASSPHRASE)
    expect(desk.troubles()).toEqual([])
  })
})

/** What a page could keep a text in. Runs there. */
const KEPT = `JSON.stringify([location.href, document.documentElement.outerHTML, { ...localStorage }, { ...sessionStorage }])`
