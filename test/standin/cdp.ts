/** What Chromium tells: the session is undefined for what concerns the browser as a whole. */
export interface CdpEvent {
  readonly method: string
  readonly params: Params
  readonly sessionId: string | undefined
}

/** Parameters and results as the protocol's pages describe them; each use names what it takes. */
// oxlint-disable-next-line typescript/no-explicit-any -- The protocol is larger than what is used of it here.
export type Params = Record<string, any>

interface Waiting {
  readonly resolve: (result: Params) => void
  readonly reject: (error: Error) => void
}

/** A connection to a browser's DevTools: one socket, a session for each page. */
export class Cdp {
  readonly #socket: WebSocket
  readonly #waiting = new Map<number, Waiting>()
  readonly #listeners = new Set<(event: CdpEvent) => void>()
  #sent = 0

  private constructor(socket: WebSocket) {
    this.#socket = socket
    socket.addEventListener('message', ({ data }) => this.#heard(JSON.parse(String(data)) as Params))
    socket.addEventListener('close', () => {
      for (const { reject } of this.#waiting.values()) reject(new Error('the browser is gone'))
      this.#waiting.clear()
    })
  }

  static async connect(address: string): Promise<Cdp> {
    const socket = new WebSocket(address)
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve)
      socket.addEventListener('error', () => reject(new Error(`no browser answers at ${address}`)))
    })
    return new Cdp(socket)
  }

  async send(method: string, params: Params = {}, sessionId?: string): Promise<Params> {
    this.#sent += 1
    const id = this.#sent
    return new Promise((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject: (error) => reject(new Error(`${method}: ${error.message}`)) })
      this.#socket.send(JSON.stringify({ id, method, params, sessionId }))
    })
  }

  on(listener: (event: CdpEvent) => void): void {
    this.#listeners.add(listener)
  }

  #heard({ id, result, error, method, params, sessionId }: Params): void {
    if (id === undefined) {
      for (const listener of this.#listeners) listener({ method, params, sessionId })
      return
    }
    const waiting = this.#waiting.get(id)
    this.#waiting.delete(id)
    if (error === undefined) waiting?.resolve(result)
    else waiting?.reject(new Error(error.message))
  }
}
