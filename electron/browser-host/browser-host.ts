import { createServer, type Server, STATUS_CODES } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import type { Duplex } from 'node:stream'
import { type WebSocket, WebSocketServer } from 'ws'
import { CLOSED, MOST_MESSAGE_BYTES, type PageFunctions, SOCKET_PATH } from '../../shared/contract/wire.ts'
import { openDeskEngine } from '../engine-host/desk-engine.ts'
import { pageFiles } from './page-files.ts'
import { PageServer } from './page-server.ts'
import { ReceivedFiles } from './received-files.ts'
import { type Refusal, socketRefusalOf, UNKNOWN } from './refusals.ts'
import { type Session, Sessions } from './sessions.ts'
import { windowFunctions } from './window-functions.ts'
import { attachWindow } from './window-socket.ts'

const ADDRESS = '127.0.0.1'
const MOST_WINDOWS = 32
/** A page is small; who sends slowly does so to keep a connection. */
const HEADERS_MS = 10_000
/** How long windows are given to close their sockets. */
const CLOSE_MS = 500

export interface BrowserHostOptions {
  /** The desk's own data folder. */
  readonly folder: string
  /** The built page. */
  readonly page: string
}

export interface BrowserHost {
  /** An address that opens the app, once, in the browser that is first to open it. */
  newAddress(): string
  /** Asks all jobs to stop, tells the windows, and ends. */
  close(): Promise<void>
}

/**
 * The app in a browser on this machine: the page's files and its socket on a free port of 127.0.0.1. See
 * `sessions.ts` for who may speak to it.
 */
export async function openBrowserHost({ folder, page }: BrowserHostOptions): Promise<BrowserHost> {
  const files = await pageFiles(page)
  const sessions = new Sessions()
  const engine = openDeskEngine({ folder, host: 'browser' })
  const received = new ReceivedFiles(folder)
  const pages = new Set<PageFunctions>()
  const sockets = new WebSocketServer({
    noServer: true,
    maxPayload: MOST_MESSAGE_BYTES,
    perMessageDeflate: false,
  })
  const server = createServer({ headersTimeout: HEADERS_MS, requestTimeout: HEADERS_MS })
  const { port } = await listening(server)
  const host = `${ADDRESS}:${port}`
  const pageServer = new PageServer({ host, files, sessions })

  engine.on(({ name, payload }) => {
    for (const each of pages) each.event(name, payload)
  })
  server.on('request', (request, response) => {
    pageServer.answer(request, response).catch((error: unknown) => {
      process.stderr.write(`${String(error)}\n`)
      response.destroy()
    })
  })
  server.on('upgrade', (request, socket, head) => {
    // A connection that breaks off is nobody's trouble.
    socket.on('error', () => socket.destroy())
    const session = pageServer.sessionOf(request)
    const refusal =
      socketRefusalOf(request, host) ??
      (request.url === SOCKET_PATH ? undefined : NO_SOCKET) ??
      (session === undefined ? UNKNOWN : undefined) ??
      (sockets.clients.size < MOST_WINDOWS ? undefined : TOO_MANY)
    if (refusal !== undefined || session === undefined) refuse(socket, refusal ?? UNKNOWN)
    else sockets.handleUpgrade(request, socket, head, (opened) => attach(opened, session))
  })

  const attach = (socket: WebSocket, session: Session): void => {
    const owner = {}
    const places = [join(folder, 'cases'), process.cwd()]
    const functions = windowFunctions(engine, { files: engine.files, received, places, owner })
    attachWindow(socket, session, functions, (opened) => {
      pages.add(opened)
      socket.on('close', () => {
        pages.delete(opened)
        received.leave(owner).catch((error: unknown) => process.stderr.write(`${String(error)}\n`))
      })
    })
  }
  return {
    newAddress: () => `http://${host}/?token=${sessions.newToken()}`,
    async close() {
      server.close()
      await engine.close()
      for (const socket of sockets.clients) socket.close(CLOSED.ended)
      await closed(sockets.clients)
      sockets.close()
      server.closeAllConnections()
      await received.close()
    },
  }
}

const NO_SOCKET: Refusal = { status: 404, text: 'There is nothing here.' }
const TOO_MANY: Refusal = { status: 403, text: 'Too many windows are open.' }

async function listening(server: Server): Promise<AddressInfo> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(0, ADDRESS, resolve)
  })
  return server.address() as AddressInfo
}

function refuse(socket: Duplex, { status, text }: Refusal): void {
  socket.end(
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? ''}\r\nconnection: close\r\ncontent-type: text/plain\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`,
  )
}

/** Waits until all have closed, and ends those that do not. */
async function closed(clients: ReadonlySet<WebSocket>): Promise<void> {
  const late = setTimeout(() => {
    for (const client of clients) client.terminate()
  }, CLOSE_MS)
  await Promise.all(
    [...clients].map(
      async (client) =>
        new Promise((resolve) => {
          client.once('close', resolve)
        }),
    ),
  )
  clearTimeout(late)
}
