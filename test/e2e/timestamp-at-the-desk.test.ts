import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { readQuery } from '../../shared/timestamp/query.ts'
import { axeViolations } from '../fixtures/axe.ts'
import { launchBrowser, openDesk } from '../fixtures/browser.ts'
import { packetContents } from '../fixtures/packet-contents.ts'
import { AUDITOR, seal, verify } from '../fixtures/packet-tools.ts'
import { beginDialogsIn, chooseFiles, saveAs } from '../fixtures/page-dialogs.ts'
import { goTo } from '../fixtures/sample-desk.ts'
import { answer } from '../fixtures/tsa/answers.ts'
import { pemOf } from '../fixtures/tsa/certificates.ts'
import { signatureIn } from '../fixtures/tsa/stamp-packet.ts'
import { makeTsa, type Tsa } from '../fixtures/tsa/tsa.ts'

describe('a timestamp at the desk, by keyboard', () => {
  let browser: Browser
  let desk: Awaited<ReturnType<typeof openDesk>>
  let tsa: Tsa
  let sealed: Buffer

  const file = (name: string) => join(desk.folder, name)

  beforeAll(async () => {
    browser = await launchBrowser()
    desk = await openDesk(browser)
    desk.page.setDefaultTimeout(15_000)
    beginDialogsIn(desk.folder)
    ;[tsa, sealed] = await Promise.all([makeTsa({ name: 'Test TSA' }), seal(packetContents(4))])
    writeFileSync(file('a.packet'), sealed)
    writeFileSync(file('auditor.pub.pem'), AUDITOR.signer.publicKeyPem)
    writeFileSync(file('tsa-root.pem'), pemOf(tsa.root))
  }, 120_000)
  afterAll(async () => {
    await desk?.close()
    await browser?.close()
    expect(desk?.troubles).toEqual([])
  })

  async function press(name: RegExp): Promise<void> {
    const button = desk.page.getByRole('button', { name }).first()
    await button.focus()
    await desk.page.keyboard.press('Enter')
  }

  const timestamp = () => desk.page.getByRole('row', { name: /^\d+ .*Timestamp/ })

  it('is asked for, taken, and listed among the checks, with the authority that the person gave', async () => {
    const { page } = desk
    await goTo(page, 'packets/verify', false)
    await press(/^Choose a packet/)
    await chooseFiles(page, ['a.packet'])
    await press(/^Add public keys/)
    await chooseFiles(page, ['auditor.pub.pem'])
    await press(/^Add certificates/)
    await chooseFiles(page, ['tsa-root.pem'])
    await page.getByText('CN=Test TSA root').waitFor()
    expect(await axeViolations(page)).toEqual([])
    // A packet of made-up contents: they follow from no records.
    await page.getByRole('checkbox', { name: /Do the work again/ }).press('Space')
    await press(/^Verify packet/)
    await page.getByRole('row', { name: /Timestamp.*not checked/ }).waitFor()

    await press(/^Write a request/)
    await saveAs(page, 'a.tsq')
    await page.getByText('a.tsq is written').first().waitFor()
    const query = readQuery(readFileSync(file('a.tsq')))
    const nonce = Buffer.from(query?.nonce ?? '', 'hex')
    writeFileSync(file('a.tsr'), await answer(tsa, { bytes: await signatureIn(sealed), nonce }))

    await press(/^Take the answer/)
    await chooseFiles(page, ['a.tsr'])
    await page.getByRole('row', { name: /Timestamp.*2026-07-02T09:30:00Z.*holds/ }).waitFor()
    expect(await axeViolations(page)).toEqual([])
    const found = await verify(readFileSync(file('a.packet')), { authorities: [tsa.root] })
    expect(found.checks.find(({ id }) => id === 'timestamps')).toMatchObject({ result: 'holds' })
  }, 60_000)

  it('is told in words where it is of something else, and nothing is written', async () => {
    const { page } = desk
    const before = readFileSync(file('a.packet'))
    writeFileSync(file('other.tsr'), await answer(tsa, { bytes: Buffer.from('something else') }))
    await press(/^Take the answer/)
    await chooseFiles(page, ['other.tsr'])
    await page.getByText('it is over no signature of this packet').first().waitFor()
    expect(readFileSync(file('a.packet'))).toEqual(before)
    expect(await timestamp().count()).toBe(1)
  }, 60_000)
})
