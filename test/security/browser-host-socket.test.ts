import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { CLOSED, encode, MOST_MESSAGE_BYTES } from '../../shared/contract/wire.ts'
import { askSocket, closing, openSocket, openWindow } from '../fixtures/page-socket.ts'
import { openAddress, servePage, sessionIn, type SmallPage } from '../fixtures/small-page.ts'

let page: SmallPage
beforeAll(async () => {
  // Every refusal of something that the contract has not is an incident, and said there.
  vi.spyOn(process.stderr, 'write').mockReturnValue(true)
  page = await servePage()
})
afterAll(async () => page.close())

describe('a socket of the browser host', () => {
  it('opens for the page itself', async () => {
    const window = await openWindow(page)
    expect(await window.host.call('desk.about', {})).toMatchObject({ ok: true, value: { host: 'browser' } })
    window.socket.close()
  })

  it.each(['http://evil.example', 'null', 'http://localhost:80', 'https://127.0.0.1', undefined])(
    'is refused to a page of %s',
    async (origin) => {
      expect(await askSocket(page, { origin })).toBe(403)
    },
  )

  it('is refused to a page of another port of this address', async () => {
    expect(await askSocket(page, { origin: `http://127.0.0.1:${page.port + 1}` })).toBe(403)
  })

  it('is refused without the cookie, at another path, and by another name', async () => {
    expect(await askSocket(page, { cookie: '' })).toBe(403)
    expect(await askSocket(page, { cookie: `docket-${page.port}=${page.key}` })).toBe(403)
    expect(await askSocket(page, { path: '/' })).toBe(404)
    expect(await askSocket(page, { host: `localhost:${page.port}` })).toBe(421)
  })

  it.each(['', 'wrong', encode({ t: 'q', i: '1', m: 'call', a: ['desk.about', {}] })])(
    'is closed unanswered where its first message is %j and not the key',
    async (first) => {
      const socket = await openSocket(page)
      const heard = vi.fn()
      socket.on('message', heard)
      socket.send(first)
      socket.send(encode({ t: 'q', i: '1', m: 'call', a: ['desk.about', {}] }))
      expect(await closing(socket)).toBe(CLOSED.unknownKey)
      expect(heard).not.toHaveBeenCalled()
    },
  )

  it('takes the key of its own session only, so that a cookie read by another port opens nothing', async () => {
    const other = sessionIn(await openAddress(page.host))
    const socket = await openSocket({ ...page, cookie: other.cookie })
    socket.send(page.key)
    expect(await closing(socket)).toBe(CLOSED.unknownKey)
  })

  it('is closed where nothing is said first', { timeout: 15_000 }, async () => {
    expect(await closing(await openSocket(page))).toBe(CLOSED.unknownKey)
  })

  it('is closed by a message larger than any of ours, and takes one just as large', async () => {
    const window = await openWindow(page)
    const value = 'x'.repeat(MOST_MESSAGE_BYTES - 200)
    const answer = await window.host.call('desk.remember', { key: 'large', value })
    // It came through, and the contract refused it.
    expect(answer).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    window.socket.send('x'.repeat(MOST_MESSAGE_BYTES + 1))
    expect(await closing(window.socket)).toBe(1009)
  })

  it.each(['{', '[', '[[1]', '{"t":', 'null', '"text"', '12', '[-7]', '[]'])(
    'is closed by %s, which is no message, and the host lives on',
    async (text) => {
      const window = await openWindow(page)
      window.socket.send(text)
      expect(await closing(window.socket)).toBe(1007)
      const next = await openWindow(page)
      expect(await next.host.call('desk.about', {})).toMatchObject({ ok: true })
      next.socket.close()
    },
  )

  it('is closed by bytes', async () => {
    const window = await openWindow(page)
    window.socket.send(Buffer.from('{}'))
    expect(await closing(window.socket)).toBe(1003)
  })

  it.each(['constructor', '__proto__', 'toString', '$call', 'valueOf', '', 'close'])(
    'has no function %s',
    async (name) => {
      const { socket } = await openWindow(page)
      const heard = new Promise<string>((resolve) => {
        socket.on('message', (data) => resolve((data as Buffer).toString('utf8')))
      })
      socket.send(encode({ t: 'q', i: '1', m: name, a: [] }))
      expect(await heard).toContain('not found')
      socket.close()
    },
  )

  it.each(['', 'constructor', '__proto__', 'case.import', 'job.progress', 'hasOwnProperty', 'nope'])(
    'has no call %s, and says so without a stack',
    async (name) => {
      const window = await openWindow(page)
      const answer = await window.host.call(name, {})
      expect(answer).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
      expect(JSON.stringify(answer)).not.toMatch(/engine-host|\.ts/)
      window.socket.close()
    },
  )

  it('refuses an input with a key that the contract does not know', async () => {
    const window = await openWindow(page)
    const answer = await window.host.call('desk.about', { more: 1 })
    expect(answer).toMatchObject({ ok: false, error: { code: 'INTERNAL' } })
    window.socket.close()
  })

  it('tells every window what happens', async () => {
    const [one, other] = [await openWindow(page), await openWindow(page)]
    const started = await one.host.start('cases.sample', {})
    if (!started.ok) throw new Error(started.error.message)
    const ended = { name: 'job.ended', payload: { jobId: started.value.jobId, outcome: { state: 'done' } } }
    for (const { events } of [one, other])
      await vi.waitFor(
        () => expect(events).toContainEqual(expect.objectContaining({ name: 'job.ended' })),
        30_000,
      )
    expect(other.events.at(-1)).toMatchObject(ended)
    one.socket.close()
    other.socket.close()
  })
})

describe('what the page cannot do itself', () => {
  it.each(['shell.choose', 'shell.chooseSave', 'shell.openWindow', 'shell.reveal'])(
    'is said to be not here: %s',
    async (name) => {
      const inputs: Record<string, unknown> = {
        'shell.choose': { wanted: 'case', many: false },
        'shell.chooseSave': { name: 'x', extension: 'docket' },
        'shell.openWindow': { address: '#/' },
        'shell.reveal': { file: 'x' },
      }
      const window = await openWindow(page)
      expect(await window.host.call(name, inputs[name])).toMatchObject({
        ok: false,
        error: { code: 'NOT_HERE' },
      })
      window.socket.close()
    },
  )

  it('looks through folders by tokens, and never by a path', async () => {
    const window = await openWindow(page)
    const folder = page.folder
    for (const path of [folder, '/etc', '..', '/'])
      expect(await window.host.call('shell.folder', { folder: path })).toMatchObject({
        ok: false,
        error: { code: 'FILE_NOT_HELD' },
      })
    const home = await window.host.call('shell.folder', { folder: null })
    expect(home).toMatchObject({ ok: true, value: { folder: { kind: 'folder' } } })
    expect(JSON.stringify(home)).not.toContain(process.env['HOME'] ?? '/root')
    window.socket.close()
  })

  it.each([
    '../x',
    'a/b',
    'a\\b',
    '..',
    '.',
    'con',
    'NUL.docket',
    'x\0',
    'x\n',
    ' x',
    'x.',
    'a:b',
    'x'.repeat(201),
  ])('names no file to be written as %j', async (name) => {
    const window = await openWindow(page)
    const home = await window.host.call('shell.folder', { folder: null })
    const { token } = (home as { value: { folder: { token: string } } }).value.folder
    const save = await window.host.call('shell.saveIn', { folder: token, name })
    const receive = await window.host.call('shell.receive', { name, bytes: 1 })
    expect([save.ok, receive.ok]).toEqual([false, false])
    window.socket.close()
  })
})

describe('a dropped file', () => {
  const parts = [new Uint8Array(1000).fill(1), new Uint8Array(500).fill(2)]
  const received = () => join(page.folder, 'desk/received')
  const kept = () =>
    existsSync(received())
      ? readdirSync(received(), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
      : []

  async function begin(window: Awaited<ReturnType<typeof openWindow>>, bytes: number): Promise<string> {
    const begun = await window.host.call('shell.receive', { name: 'log.ndjson', bytes })
    return (begun as { value: { upload: string } }).value.upload
  }

  it('comes in parts, in order, and is held under its name', async () => {
    const window = await openWindow(page)
    const upload = await begin(window, 1500)
    // Sent at once, as a page may.
    const answers = await Promise.all(
      parts.map((bytes) => window.host.call('shell.receivePart', { upload, bytes })),
    )
    expect(answers).toEqual([
      { ok: true, value: { received: 1000 } },
      { ok: true, value: { received: 1500 } },
    ])
    const end = await window.host.call('shell.receiveEnd', { upload })
    expect(end).toMatchObject({ ok: true, value: { file: { name: 'log.ndjson', bytes: 1500 } } })
    const [file] = kept()
    const bytes = readFileSync(join(file?.parentPath ?? '', file?.name ?? ''))
    expect([bytes[0], bytes[999], bytes[1000], bytes.length]).toEqual([1, 1, 2, 1500])
    window.socket.close()
  })

  it('is dropped where more or less of it comes than was said', async () => {
    const window = await openWindow(page)
    const before = kept().length
    const more = await begin(window, 999)
    expect(await window.host.call('shell.receivePart', { upload: more, bytes: parts[0] })).toMatchObject({
      error: { code: 'FILE_UNWRITABLE' },
    })
    const less = await begin(window, 1001)
    await window.host.call('shell.receivePart', { upload: less, bytes: parts[0] })
    expect(await window.host.call('shell.receiveEnd', { upload: less })).toMatchObject({
      error: { code: 'FILE_UNWRITABLE' },
    })
    expect(kept()).toHaveLength(before)
    window.socket.close()
  })

  it('is refused where it is larger than dropped files may be together', async () => {
    const window = await openWindow(page)
    const answer = await window.host.call('shell.receive', { name: 'x', bytes: 17 * 1024 ** 3 })
    expect(answer).toMatchObject({ ok: false, error: { code: 'FILE_UNWRITABLE' } })
    window.socket.close()
  })

  it('goes with the window that was sending it, and all go with the host', async () => {
    const other = await servePage()
    const folder = join(other.folder, 'desk/received')
    const files = () =>
      readdirSync(folder, { recursive: true, withFileTypes: true }).filter((e) => e.isFile())
    const window = await openWindow(other)
    const upload = await begin(window, 1000)
    await window.host.call('shell.receivePart', { upload, bytes: parts[0] })
    await window.host.call('shell.receiveEnd', { upload })
    await begin(window, 1000)
    expect(files()).toHaveLength(2)
    window.socket.close()
    await vi.waitFor(() => expect(files()).toHaveLength(1))
    await other.host.close()
    expect(readdirSync(folder)).toEqual([])
  })
})
