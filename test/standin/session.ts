import { EventEmitter } from 'node:events'
import { modelled } from './unmodelled.ts'

type Handler = (request: Request) => Response | Promise<Response>
type BeforeRequest = (
  details: { readonly url: string },
  decide: (decision: { readonly cancel?: boolean }) => void,
) => void

type PermissionCheck = (contents: null, permission: string) => boolean

/** Electron's `session.protocol`: who answers a scheme in this session. */
class Protocol {
  readonly #handlers = new Map<string, Handler>()

  handle(scheme: string, handler: Handler): void {
    if (this.#handlers.has(scheme)) throw new Error(`The scheme has been intercepted: ${scheme}`)
    this.#handlers.set(scheme, handler)
  }

  isProtocolHandled(scheme: string): boolean {
    return this.#handlers.has(scheme)
  }

  handlerOf(scheme: string): Handler | undefined {
    return this.#handlers.get(scheme)
  }
}

class WebRequest {
  #asked: BeforeRequest | undefined

  onBeforeRequest(listener: BeforeRequest): void {
    this.#asked = listener
  }

  async lets(url: string): Promise<boolean> {
    const asked = this.#asked
    if (asked === undefined) return true
    return new Promise((resolve) => {
      asked({ url }, ({ cancel }) => resolve(cancel !== true))
    })
  }
}

/** Electron's `Session`, as far as pages are loaded in it. */
export class Session extends EventEmitter {
  readonly own = { protocol: new Protocol(), webRequest: new WebRequest() }
  readonly protocol = modelled('session.protocol', this.own.protocol)
  readonly webRequest = modelled('session.webRequest', this.own.webRequest)
  /** Without a handler Electron grants everything. */
  #permits: PermissionCheck = () => true

  setPermissionRequestHandler(_handler: unknown): void {}

  setPermissionCheckHandler(handler: PermissionCheck): void {
    this.#permits = handler
  }

  /** What the app says to a permission: asked before a page is loaded, and told to Chromium. */
  permits(permission: string): boolean {
    return this.#permits(null, permission)
  }

  /** Electron's `session.fetch`, as far as the app answers itself. */
  async fetch(url: string): Promise<Response> {
    const handler = this.own.protocol.handlerOf(new URL(url).protocol.slice(0, -1))
    if (handler === undefined) throw new Error('net::ERR_UNKNOWN_URL_SCHEME')
    return handler(new Request(url))
  }

  setDevicePermissionHandler(_handler: unknown): void {}
  setCertificateVerifyProc(_verify: unknown): void {}
  setSpellCheckerEnabled(_enabled: boolean): void {}
}

const sessions = new Map<string, Session>()

/** Electron's `session.fromPartition`; the default session is the one without a name. */
export function fromPartition(partition: string): Session {
  const known = sessions.get(partition)
  if (known !== undefined) return known
  const made = modelled('session', new Session())
  sessions.set(partition, made)
  return made
}
