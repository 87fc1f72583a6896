import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { launchBrowser } from '../fixtures/browser.ts'
import { servePage, type SmallPage } from '../fixtures/small-page.ts'

/** Whatever a page could try; each says in `window.did` that it came about. */
const INDEX = `<!doctype html><title>page</title>
<script src="./assets/app.js"></script>
<script>window.did.push('inline script')</script>
<style>html { --inline: yes }</style>
<body onload="window.did.push('inline handler')"><p id="styled" style="color: rgb(1, 2, 3)">text</p>`

const SCRIPT = `window.did = ['own script']
window.attempts = async (other) => {
  const tries = {
    eval: () => (0, eval)('1'),
    'new Function': () => new Function('return 1')(),
    fetch: () => fetch(other),
    'fetch of its own': () => fetch('/'),
    image: () => new Promise((done, no) => { const i = new Image(); i.onload = done; i.onerror = no; i.src = other + 'i.svg' }),
    socket: () => new Promise((done, no) => { const s = new WebSocket(other.replace('http', 'ws')); s.onopen = done; s.onerror = no }),
    frame: () => new Promise((done, no) => {
      const f = document.createElement('iframe'); f.src = other; document.body.append(f)
      f.onload = () => { try { f.contentWindow.document; no() } catch { no() } }; setTimeout(no, 500)
    }),
    worker: () => new Promise((done, no) => { const w = new Worker('data:text/javascript,postMessage(1)'); w.onmessage = done; w.onerror = no }),
    beacon: () => { if (!navigator.sendBeacon(other)) throw new Error('no') },
  }
  const came = []
  for (const [name, attempt] of Object.entries(tries)) try { await attempt(); came.push(name) } catch {}
  return came
}`

let browser: Browser
let host: SmallPage
let other: Server
let asked: string[]

beforeAll(async () => {
  browser = await launchBrowser()
  host = await servePage({ 'index.html': INDEX, 'assets/app.js': SCRIPT })
  asked = []
  // Another server on this machine, on which anything would be found.
  other = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.cookie ?? ''}`)
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'image/svg+xml' })
    response.end('<svg xmlns="http://www.w3.org/2000/svg"/>')
  }).listen(0, '127.0.0.1')
})
afterAll(async () => {
  await browser.close()
  await host.close()
  other.close()
})

const otherAddress = () => `http://127.0.0.1:${(other.address() as AddressInfo).port}/`

async function openPage(): Promise<Page> {
  const page = await browser.newPage()
  await page.goto(host.host.newAddress())
  return page
}

describe('the page of the browser host, in a browser', () => {
  it('runs its own script, and none that is written into it', async () => {
    const page = await openPage()
    expect(await page.evaluate('window.did')).toEqual(['own script'])
    const styles = await page.evaluate(
      "[getComputedStyle(document.documentElement).getPropertyValue('--inline'), getComputedStyle(styled).color]",
    )
    expect(styles).toEqual(['', 'rgb(0, 0, 0)'])
    await page.close()
  })

  it('reaches nothing but its own files and its socket, whatever it tries', async () => {
    const page = await openPage()
    // From a timer: what DevTools runs itself may evaluate, whatever the page's policy.
    const came = await page.evaluate(
      `new Promise((done) => { setTimeout(() => done(window.attempts('${otherAddress()}'))) })`,
    )
    expect(came).toEqual(['beacon'])
    // A beacon is taken by the browser and then not sent.
    expect(asked).toEqual([])
    await page.close()
  })

  it('opens its own socket', async () => {
    const page = await openPage()
    const opened = await page.evaluate(
      "new Promise((done) => { const s = new WebSocket('ws://' + location.host + '/desk'); s.onopen = () => done(true); s.onerror = () => done(false) })",
    )
    expect(opened).toBe(true)
    await page.close()
  })

  it('is not opened by a link of another site, though the browser has the cookie', async () => {
    const page = await openPage()
    await page.goto(otherAddress().replace('127.0.0.1', 'localhost'))
    const answer = await Promise.all([
      page.waitForResponse((response) => response.url().startsWith(`http://${host.address}`)),
      page.evaluate(`location.href = 'http://${host.address}/'`),
    ])
    expect(answer[0].status()).toBe(403)
    await page.close()
  })

  it('gives its cookie to another port of this machine, and that opens no window of ours', async () => {
    const page = await openPage()
    await page.goto(otherAddress())
    // So it is with cookies; it is why there is a key besides.
    const [, cookie] = asked.at(-1)?.match(/(docket-\d+=\S+)/) ?? []
    expect(cookie).toBeDefined()
    expect(await page.evaluate('Object.keys(localStorage).length')).toBe(0)
    const opened = await page.evaluate(
      `new Promise((done) => { const s = new WebSocket('ws://${host.address}/desk'); s.onopen = () => done(true); s.onerror = () => done(false) })`,
    )
    expect(opened).toBe(false)
    await page.close()
  })
})
