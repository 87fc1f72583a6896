import { fromBrowser } from './addresses.ts'
import type { Params } from './cdp.ts'
import { escaped } from './escapes.ts'
import type { Session } from './session.ts'

interface Page {
  readonly session: Session
  /** Whether a frame may go there; true for what main itself loads. */
  readonly navigates: (url: string, frameId: string) => boolean
}

interface Answer {
  readonly method: 'Fetch.fulfillRequest' | 'Fetch.failRequest'
  readonly params: Params
}

/**
 * What becomes of a request that a page makes. What is of a scheme of the app is answered by the app's own
 * handler; anything else has nowhere to go, and is told as an escape where the app would have let it go.
 */
export async function answerRequest(paused: Params, { session, navigates }: Page): Promise<Answer> {
  const { requestId, request, resourceType, frameId } = paused
  const url = fromBrowser(request.url)
  const refuse = (errorReason: string): Answer => ({
    method: 'Fetch.failRequest',
    params: { requestId, errorReason },
  })
  if (resourceType === 'Document' && !navigates(url, frameId)) return refuse('Aborted')
  if (!(await session.own.webRequest.lets(url))) return refuse('BlockedByClient')
  const scheme = URL.parse(url)?.protocol.slice(0, -1) ?? ''
  const handler = session.own.protocol.handlerOf(scheme)
  if (handler === undefined) {
    escaped(`a request for ${url}`)
    return refuse('InternetDisconnected')
  }
  const response = await handler(new Request(url, { method: request.method, headers: request.headers }))
  const responseHeaders = [...response.headers].map(([name, value]) => ({ name, value }))
  const body = Buffer.from(await response.arrayBuffer()).toString('base64')
  return {
    method: 'Fetch.fulfillRequest',
    params: { requestId, responseCode: response.status, responseHeaders, body },
  }
}
