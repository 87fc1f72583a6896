import { randomBytes, timingSafeEqual } from 'node:crypto'

/** Addresses given out and not used yet; a terminal may be asked for more. */
const MOST_ADDRESSES = 16
/** Browsers that hold a cookie. */
const MOST_SESSIONS = 16

/** A browser that opened an address of ours. */
export interface Session {
  /** What the browser sends along, and its pages cannot read. */
  readonly cookie: string
  /** What its pages say first on the socket, and the browser does not send along. */
  readonly key: string
}

/**
 * Who may speak to the host.
 *
 * An address holds a token that opens one session, once. A session is known by two secrets, because each is weak
 * in another way. The cookie is out of reach of scripts, but a browser sends it to every port of 127.0.0.1, so
 * that any other server on this machine that the person visits can read it. The key is bound to our port, since
 * pages of other ports are of another origin, but a script in our page could read it. It goes to the page in the
 * fragment of the address that the token leads to: a fragment is in no request, no log and no `Referer`; whoever
 * has only the cookie is served the page's files, which are no secret, and cannot say the first word on the socket.
 */
export class Sessions {
  readonly #tokens: string[] = []
  readonly #sessions: Session[] = []

  /** A token for an address to be opened once. */
  newToken(): string {
    const token = secret()
    this.#tokens.push(token)
    if (this.#tokens.length > MOST_ADDRESSES) this.#tokens.shift()
    return token
  }

  /** The session that a token opens, the browser's own where it has one; the token is spent. */
  open(token: string, own: Session | undefined): Session | undefined {
    const at = this.#tokens.findIndex((known) => isSame(known, token))
    if (at < 0) return undefined
    this.#tokens.splice(at, 1)
    if (own !== undefined) return own
    const session = { cookie: secret(), key: secret() }
    this.#sessions.push(session)
    if (this.#sessions.length > MOST_SESSIONS) this.#sessions.shift()
    return session
  }

  withCookie(cookie: string | undefined): Session | undefined {
    return cookie === undefined ? undefined : this.#sessions.find((session) => isSame(session.cookie, cookie))
  }
}

/** In a time that does not tell how much of it is right. */
export function isSame(secretText: string, given: string): boolean {
  const [one, other] = [Buffer.from(secretText), Buffer.from(given)]
  return one.length === other.length && timingSafeEqual(one, other)
}

function secret(): string {
  return randomBytes(32).toString('base64url')
}
