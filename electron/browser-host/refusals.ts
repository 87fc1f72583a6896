import type { IncomingMessage } from 'node:http'

export interface Refusal {
  readonly status: 403 | 404 | 405 | 421
  /** For the person who sees it. */
  readonly text: string
}

export const UNKNOWN: Refusal = {
  status: 403,
  text: 'This browser has no session here. Open the address that Docket printed: each can be opened once. Press Enter in the terminal for another.',
}

/**
 * Why a request is not even looked at, or undefined. Requests come from whoever finds the port: other pages in
 * this browser, other people on this machine, a name on the internet that was made to mean 127.0.0.1.
 */
export function refusalOf(request: IncomingMessage, host: string): Refusal | undefined {
  if (request.method !== 'GET') return { status: 405, text: 'Only GET is answered.' }
  // Of several Host headers Node gives the first; a request is to have one.
  const hosts = request.rawHeaders.filter((name, at) => at % 2 === 0 && name.toLowerCase() === 'host')
  if (hosts.length !== 1 || request.headers.host !== host)
    return { status: 421, text: `Only http://${host} is answered.` }
  if (request.url?.startsWith('/') !== true) return { status: 404, text: 'There is nothing here.' }
  return undefined
}

/** As `refusalOf`, for a socket: it also has to come from our own page, not from another one in this browser. */
export function socketRefusalOf(request: IncomingMessage, host: string): Refusal | undefined {
  const refusal = refusalOf(request, host)
  if (refusal !== undefined) return refusal
  return request.headers.origin === `http://${host}`
    ? undefined
    : { status: 403, text: 'Only the page itself may open a socket.' }
}

/** The value of a cookie, as the browser sends it. */
export function cookieOf({ headers }: IncomingMessage, name: string): string | undefined {
  for (const part of (headers.cookie ?? '').split(';')) {
    const [given, ...value] = part.trim().split('=')
    if (given === name) return value.join('=')
  }
  return undefined
}
