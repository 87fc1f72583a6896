import { rmSync } from 'node:fs'
import { createServer } from 'node:http'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type RawAnswer, rawRequest } from '../fixtures/raw-request.ts'
import { openAddress, servePage, sessionIn, type SmallPage } from '../fixtures/small-page.ts'

let page: SmallPage
beforeAll(async () => {
  page = await servePage()
})
afterAll(async () => page.close())

/** A request of the browser that has the session, but for what is given. */
async function get(
  path: string,
  { method = 'GET', host = page.address, cookie = page.cookie, extra = [] as readonly string[] } = {},
): Promise<RawAnswer> {
  const lines = [`${method} ${path} HTTP/1.1`, `host: ${host}`]
  if (cookie !== '') lines.push(`cookie: ${cookie}`)
  return rawRequest(page.port, [...lines, ...extra])
}

describe('an address of the browser host', () => {
  it('opens one session, once: whoever comes second is refused', async () => {
    const address = new URL(page.host.newAddress())
    const open = async () => get(address.pathname + address.search, { cookie: '' })
    const first = await open()
    expect(first.status).toBe(303)
    expect((await get('/', { cookie: sessionIn(first).cookie })).status).toBe(200)
    const second = await open()
    expect(second.status).toBe(403)
    expect(second.headers.has('set-cookie')).toBe(false)
  })

  it('leads a browser that has it open already back to its page', async () => {
    const address = new URL(page.host.newAddress())
    await get(address.pathname + address.search)
    const again = await get(address.pathname + address.search)
    expect([again.status, again.headers.get('location')]).toEqual([303, '/'])
  })

  it('is not spent by a browser that fetches ahead', async () => {
    const address = new URL(page.host.newAddress())
    const path = address.pathname + address.search
    const ahead = await get(path, { cookie: '', extra: ['sec-purpose: prefetch'] })
    expect(ahead.status).toBe(403)
    expect((await get(path, { cookie: '' })).status).toBe(303)
  })

  it('gives a cookie that scripts cannot read and other sites do not send, named for its port', async () => {
    const cookie = (await openAddress(page.host)).headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(new RegExp(`^docket-${page.port}=[\\w-]{43}; Path=/; HttpOnly; SameSite=Strict$`))
  })

  it('gives the key in a fragment, which no request carries', async () => {
    expect((await openAddress(page.host)).headers.get('location')).toMatch(/^\/#key=[\w-]{43}$/)
  })

  it.each(['/?token=', '/?token=x', `/?token=${'A'.repeat(43)}`, '/assets/app.js?token=x'])(
    'is not guessed by %s',
    async (path) => {
      expect((await get(path, { cookie: '' })).status).toBe(403)
    },
  )
})

describe('a request to the browser host', () => {
  it('is answered with the page to the browser that has the session', async () => {
    const [root, script] = [await get('/'), await get('/assets/app.js')]
    expect([root.status, root.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8'])
    expect([script.status, script.body]).toEqual([200, 'export {}'])
  })

  it.each(['/', '/index.html', '/assets/app.js', '/nothing'])(
    'is refused for %s without the cookie',
    async (path) => {
      expect((await get(path, { cookie: '' })).status).toBe(403)
      expect((await get(path, { cookie: `docket-${page.port}=wrong` })).status).toBe(403)
    },
  )

  it.each(['localhost', 'evil.example', '127.0.0.2', '[::1]', ''])(
    'is refused where it was sent to %s, as a rebound name would have it',
    async (name) => {
      expect((await get('/', { host: `${name}:${page.port}` })).status).toBe(421)
      expect((await get('/', { host: name })).status).toBeGreaterThanOrEqual(400)
    },
  )

  it('is refused with two hosts, with none, and with a whole address for its path', async () => {
    expect((await get('/', { extra: ['host: evil.example'] })).status).toBeGreaterThanOrEqual(400)
    const without = await rawRequest(page.port, ['GET / HTTP/1.1', `cookie: ${page.cookie}`])
    expect(without.status).toBe(400)
    expect((await get('http://evil.example/')).status).toBe(404)
  })

  it.each(['POST', 'PUT', 'DELETE', 'HEAD', 'OPTIONS', 'PATCH', 'TRACE'])(
    'is refused as a %s',
    async (method) => {
      const answer = await get('/', { method })
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET'])
    },
  )

  it.each([
    '/../secret.js',
    '/assets/../../secret.js',
    '/%2e%2e/secret.js',
    '/..%2fsecret.js',
    '/assets/..%5c..%5csecret.js',
    '//secret.js',
    '/assets/notes.txt',
    '/assets',
    '/assets/app.js%00',
    '/index.html/',
  ])('finds nothing at %s', async (path) => {
    const answer = await get(path)
    expect(answer.status).toBe(404)
    expect(answer.body).not.toContain('secret')
  })

  it('is answered, whatever the answer, with headers that keep the page to itself', async () => {
    const answers = [
      await get('/'),
      await get('/no'),
      await get('/', { cookie: '' }),
      await openAddress(page.host),
    ]
    for (const { headers } of answers) {
      expect(headers.get('content-security-policy')).toBe(
        [
          "default-src 'none'",
          "script-src 'self'",
          "style-src 'self'",
          "font-src 'self'",
          "img-src 'self' data:",
          `connect-src ws://${page.address}`,
          "base-uri 'none'",
          "form-action 'none'",
          "frame-ancestors 'none'",
        ].join('; '),
      )
      expect(headers.get('cross-origin-opener-policy')).toBe('same-origin')
      expect(headers.get('cross-origin-resource-policy')).toBe('same-origin')
      expect(headers.get('x-content-type-options')).toBe('nosniff')
      expect(headers.get('referrer-policy')).toBe('no-referrer')
      expect(headers.get('cache-control')).toBe('no-store')
    }
  })

  it('finds a file gone rather than half an answer, where it was removed meanwhile', async () => {
    const other = await servePage()
    rmSync(join(other.folder, 'page/assets/app.js'))
    const answer = await rawRequest(other.port, [
      'GET /assets/app.js HTTP/1.1',
      `host: ${other.address}`,
      `cookie: ${other.cookie}`,
    ])
    expect(answer.status).toBe(404)
    await other.close()
  })

  it('is answered on 127.0.0.1 and on no other address of this machine', async () => {
    const others = Object.values(networkInterfaces())
      .flatMap((all) => all ?? [])
      .filter(({ family, internal }) => family === 'IPv4' && !internal)
      .map(({ address }) => address)
    // That a server on all addresses is reached so is what makes the refusals below mean something.
    const open = createServer().listen(0)
    const { port } = open.address() as { readonly port: number }
    for (const address of others) {
      expect(await isReached(address, port)).toBe(true)
      expect(await isReached(address, page.port)).toBe(false)
    }
    expect(await isReached('::1', page.port)).toBe(false)
    open.close()
  })
})

async function isReached(address: string, port: number): Promise<boolean> {
  const socket = connect({ host: address, port, timeout: 2000 })
  return new Promise((resolve) => {
    socket.once('connect', () => resolve(true))
    socket.once('error', () => resolve(false))
    socket.once('timeout', () => resolve(false))
  }).then((reached) => {
    socket.destroy()
    return reached as boolean
  })
}
