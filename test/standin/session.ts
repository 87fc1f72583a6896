import { EventEmitter } from 'node:events'
import { modelled } from './unmodelled.ts'

type Handler = (request: Request) => Response | Promise<Response>
type BeforeRequest = (
  details: { readonly url: string },
  decide: (decision: { readonly cancel?: boolean }) => void,
) => void

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

/** Electron's `Session`, as far as pages are loaded in it. What it is told to refuse, headless Chromium refuses too. */
export class Session extends EventEmitter {
  readonly own = { protocol: new Protocol(), webRequest: new WebRequest() }
  readonly protocol = modelled('session.protocol', this.own.protocol)
  readonly webRequest = modelled('session.webRequest', this.own.webRequest)

  setPermissionRequestHandler(_handler: unknown): void {}
  setPermissionCheckHandler(_handler: unknown): void {}
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
