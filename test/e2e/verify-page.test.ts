import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { VerificationReport } from '../../shared/model/verification.ts'
import { launchBrowser } from '../fixtures/launch-browser.ts'
import { packetContents } from '../fixtures/packet-contents.ts'
import { corruptPackets, wholePackets } from '../fixtures/corrupt-packets.ts'
import { reseal } from '../fixtures/packet-surgery.ts'
import { disclosureOf, redactedContents } from '../fixtures/redacted-contents.ts'
import { AUDITOR, seal, STRANGER, verify } from '../fixtures/packet-tools.ts'
import { builtVerifyPage } from '../fixtures/verify-page.ts'
import { pemOf } from '../fixtures/tsa/certificates.ts'
import { rsaKey } from '../fixtures/tsa/keys.ts'
import { stampPacket } from '../fixtures/tsa/stamp-packet.ts'
import { makeTsa } from '../fixtures/tsa/tsa.ts'

const HOSTILE_NAME = '<img src=x onerror=window.ran=1>\u202Ecase'

const corrupt = await corruptPackets()

describe('verify.html, opened from disk in a browser', () => {
  let made: Awaited<ReturnType<typeof builtVerifyPage>>
  let browser: Browser
  let page: Page
  let packet: Buffer
  const asked: string[] = []
  const said: string[] = []

  beforeAll(async () => {
    ;[made, browser, packet] = await Promise.all([
      builtVerifyPage(),
      launchBrowser(),
      seal(packetContents(4)),
    ])
    page = await browser.newPage()
    page.on('request', (request) => asked.push(request.url()))
    page.on('console', (message) => said.push(message.text()))
    page.on('pageerror', (error) => said.push(error.message))
    await page.goto(made.address)
  }, 120_000)
  afterAll(async () => {
    await browser?.close()
    made?.remove()
    expect(said).toEqual([])
    expect(asked.filter((url) => url !== made.address && !/^(data|blob):/.test(url))).toEqual([])
  })

  async function choose(bytes: Buffer, trust: string, name = 'test.packet'): Promise<void> {
    await page.reload()
    await page.fill('#trust', trust)
    await page.setInputFiles('#packet', { name, mimeType: '', buffer: bytes })
    await page.waitForSelector('html:is([data-state=valid], [data-state=untrusted], [data-state=invalid])')
  }

  const state = () => page.getAttribute('html', 'data-state')

  /** What the page shows of each check, as the report has it. */
  const shown = () =>
    page.$$eval('.check', (rows) =>
      rows.map((row) => ({
        id: (row as unknown as { dataset: Record<string, string> }).dataset['check'],
        result: (row as unknown as { dataset: Record<string, string> }).dataset['result'],
        detail: row.querySelector('.what > p:not(.proof)')?.textContent ?? '',
      })),
    )

  const told = (report: VerificationReport) =>
    report.checks.map(({ id, result, detail }) => ({ id, result, detail }))

  it('finds a good packet valid by a key that was pasted, and says of each check what the engine says', async () => {
    await choose(packet, AUDITOR.signer.publicKeyPem)
    expect(await state()).toBe('valid')
    expect(await shown()).toEqual(told(await verify(packet)))
    expect(await page.textContent('#verdict')).toContain(createHash('sha256').update(packet).digest('hex'))
    expect(await page.textContent('#limits')).toContain('they were not done again')
  })

  it('takes a whole fingerprint for trust, in groups too, and no part of one', async () => {
    const { keyid } = AUDITOR.signer
    await choose(packet, keyid.replaceAll(/(.{4})/g, '$1 ').replace('sha2 56:', 'sha256:'))
    expect(await state()).toBe('valid')
    await choose(packet, keyid.slice(0, -1))
    expect(await state()).toBe('untrusted')
    expect(await page.textContent('#trust-said')).toContain('no whole fingerprint')
  })

  it('takes certificates that were pasted for authorities of timestamps, and says what the engine says', async () => {
    const tsa = await makeTsa({ name: 'Test TSA', key: await rsaKey('RSA-PSS') })
    const stamped = await stampPacket(packet, tsa, { accuracySeconds: 1 })
    await choose(stamped, `${pemOf(tsa.root)}${AUDITOR.signer.publicKeyPem}`)
    expect(await page.textContent('#trust-said')).toContain('You vouch for the authority “CN=Test TSA root”')
    expect(await shown()).toEqual(told(await verify(stamped, { authorities: [tsa.root] })))
    expect((await shown()).find(({ id }) => id === 'timestamps')).toMatchObject({ result: 'holds' })
  })

  it('does not trust a key because the packet holds it', async () => {
    const theirs = await reseal(packet, [STRANGER.signer])
    await choose(theirs, AUDITOR.signer.publicKeyPem)
    expect(await state()).toBe('untrusted')
    await choose(packet, '')
    expect(await state()).toBe('untrusted')
  })

  it('verifies again when trust is given later, and takes keys and packets that are dropped', async () => {
    await choose(packet, '')
    await page.evaluate(
      ({ pem, bytes }) => {
        const scope = globalThis as unknown as {
          DataTransfer: new () => { items: { add: (file: unknown) => void } }
          document: { dispatchEvent: (event: unknown) => void }
          DragEvent: new (kind: string, init: unknown) => unknown
        }
        const dataTransfer = new scope.DataTransfer()
        dataTransfer.items.add(new File([pem], 'auditor.pub.pem'))
        dataTransfer.items.add(new File([Uint8Array.from(bytes)], 'dropped.packet'))
        scope.document.dispatchEvent(new scope.DragEvent('drop', { dataTransfer, cancelable: true }))
      },
      { pem: AUDITOR.signer.publicKeyPem, bytes: [...packet] },
    )
    await page.waitForSelector('html[data-state=valid]')
    expect(await page.textContent('#verdict')).toContain('dropped.packet')
  })

  it.each(corrupt)('refuses the packet "$name", for the reason that the engine gives', async (spoiled) => {
    const engine = await verify(spoiled.bytes)
    await choose(spoiled.bytes, AUDITOR.signer.publicKeyPem)
    expect(await state()).toBe('invalid')
    const found = await shown()
    expect(found).toEqual(told(engine))
    expect(
      found.find(({ id, result }) => id === spoiled.check && result === 'does-not-hold')?.detail,
    ).toMatch(spoiled.says)
  })

  it('accepts whole packets, and says of withheld values that they are not checked', async () => {
    for (const bytes of await wholePackets()) {
      await choose(bytes, AUDITOR.signer.publicKeyPem)
      expect(await state()).toBe('valid')
      expect(await shown()).toEqual(told(await verify(bytes)))
    }
  })

  it.each([
    ['holds', 'its own disclosure', (text: string) => text],
    [
      'does-not-hold',
      'a disclosure that was changed',
      (text: string) => text.replace('"salt":"', '"salt":"0'),
    ],
  ])('says that what was withheld %s by %s', async (result, _, change) => {
    const redacted = await seal(await redactedContents(4))
    const disclosure = Buffer.from(change(await disclosureOf(redacted, 4)))
    await choose(redacted, AUDITOR.signer.publicKeyPem)
    await page.setInputFiles('#packet', { name: 'test.packet.disclosure', mimeType: '', buffer: disclosure })
    await page.waitForSelector(`[data-check=withheld][data-result=${result}]`)
    expect(await page.textContent('#trust-said')).toContain('test.packet.disclosure')
  })

  it('refuses what is no packet at all, and an empty file', async () => {
    for (const bytes of [Buffer.alloc(0), Buffer.from('no packet'), Buffer.alloc(300_000, 0x50)]) {
      await choose(bytes, '')
      expect(await state()).toBe('invalid')
    }
  })

  it('draws what the packet says as text, and shows what would not be seen', async () => {
    const contents = packetContents(2)
    const hostile = await seal({ ...contents, manifest: { ...contents.manifest, case: HOSTILE_NAME } })
    await choose(hostile, AUDITOR.signer.publicKeyPem, '<b>x</b>\u202E.packet')
    expect(await state()).toBe('valid')
    expect(await page.evaluate('window.ran')).toBeUndefined()
    expect(await page.$$('main img, main b, dd b')).toHaveLength(0)
    expect(await page.textContent('#verdict')).toContain('<img src=x onerror=window.ran=1>⟨202E⟩case')
  })

  it('allows one script and one sheet, and asks no network', () => {
    const html = readFileSync(made.path, 'utf8')
    expect(html).toContain("default-src 'none'")
    expect(html.match(/<script/g)).toHaveLength(1)
    expect(html).not.toMatch(/<(?:link|script|img)[^>]+(?:src|href)="(?!data:,)/)
  })
})
