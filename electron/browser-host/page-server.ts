import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { KEY_FRAGMENT } from '../../shared/contract/wire.ts'
import { headersFor } from './headers.ts'
import type { PageFile } from './page-files.ts'
import { cookieOf, type Refusal, refusalOf, UNKNOWN } from './refusals.ts'
import type { Session, Sessions } from './sessions.ts'

interface PageServerOptions {
  /** `127.0.0.1:PORT`. */
  readonly host: string
  readonly files: ReadonlyMap<string, PageFile>
  readonly sessions: Sessions
}

const NOTHING: Refusal = { status: 404, text: 'There is nothing here.' }

/** Answers requests with the files of the page, to a browser that has a session, and opens sessions. */
export class PageServer {
  readonly #options: PageServerOptions
  readonly #headers: Readonly<Record<string, string>>

  constructor(options: PageServerOptions) {
    this.#options = options
    this.#headers = headersFor(`http://${options.host}`)
  }

  async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { host, files } = this.#options
    const refusal = refusalOf(request, host)
    if (refusal !== undefined) {
      this.#refuse(response, refusal)
      return
    }
    const { pathname, searchParams } = new URL(`http://${host}${request.url}`)
    const token = pathname === '/' ? searchParams.get('token') : null
    if (token !== null) {
      this.#openSession(request, response, token)
      return
    }
    if (this.sessionOf(request) === undefined) {
      this.#refuse(response, UNKNOWN)
      return
    }
    const file = files.get(pathname)
    if (file === undefined) this.#refuse(response, NOTHING)
    else await this.#send(response, file)
  }

  /** The session that a request belongs to, by its cookie. */
  sessionOf(request: IncomingMessage): Session | undefined {
    return this.#options.sessions.withCookie(cookieOf(request, this.#cookieName))
  }

  /** Browsers keep the cookies of all ports together: the port is in the name. */
  get #cookieName(): string {
    return `docket-${this.#options.host.split(':')[1] ?? ''}`
  }

  #openSession(request: IncomingMessage, response: ServerResponse, token: string): void {
    // A browser may fetch an address before the person opens it; it would be spent.
    if (request.headers['sec-purpose'] !== undefined) {
      this.#refuse(response, UNKNOWN)
      return
    }
    const own = this.sessionOf(request)
    const session = this.#options.sessions.open(token, own)
    if (session !== undefined) {
      response.writeHead(303, {
        ...this.#headers,
        location: `/${KEY_FRAGMENT}${session.key}`,
        'set-cookie': `${this.#cookieName}=${session.cookie}; Path=/; HttpOnly; SameSite=Strict`,
      })
      response.end()
    }
    // The same address again, in the browser that has it open. Its pages have kept the key.
    else if (own !== undefined) response.writeHead(303, { ...this.#headers, location: '/' }).end()
    else this.#refuse(response, UNKNOWN)
  }

  /** The file is read before anything says that it is there. */
  async #send(response: ServerResponse, { path, type }: PageFile): Promise<void> {
    let bytes: Buffer
    try {
      bytes = await readFile(path)
    } catch {
      // Whoever asks learns that there is nothing, not why.
      this.#refuse(response, NOTHING)
      return
    }
    response.writeHead(200, { ...this.#headers, 'content-type': type, 'content-length': bytes.length })
    response.end(bytes)
  }

  #refuse(response: ServerResponse, { status, text }: Refusal): void {
    response.writeHead(status, {
      ...this.#headers,
      'content-type': 'text/plain; charset=utf-8',
      ...(status === 405 ? { allow: 'GET' } : {}),
      connection: 'close',
    })
    response.end(`${text}\n`)
  }
}
