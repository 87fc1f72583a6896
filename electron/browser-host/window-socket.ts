import { createBirpc } from 'birpc'
import type { RawData, WebSocket } from 'ws'
import { CLOSED, decode, encode, type HostFunctions, type PageFunctions } from '../../shared/contract/wire.ts'
import { isSame, type Session } from './sessions.ts'

/** How long a page may take to say its key. */
const FIRST_WORD_MS = 5000
/** "Unsupported data" and "invalid payload" (RFC 6455, 7.4.1). */
const BAD_KIND = 1003
const BAD_TEXT = 1007

/**
 * The host's end of one window's socket. Until its first message, which has to be the session's key, nothing
 * that it says is looked at. Whatever it says later that is no message of ours closes it.
 */
export function attachWindow(
  socket: WebSocket,
  session: Session,
  functions: HostFunctions,
  attached: (page: PageFunctions) => void,
): void {
  const late = setTimeout(() => socket.close(CLOSED.unknownKey), FIRST_WORD_MS)
  socket.on('close', () => clearTimeout(late))
  socket.on('error', () => socket.terminate())
  socket.once('message', (data: RawData, isBinary: boolean) => {
    clearTimeout(late)
    if (isBinary || !isSame(session.key, textOf(data))) {
      socket.close(CLOSED.unknownKey)
      return
    }
    attached(speak(socket, functions))
  })
}

function speak(socket: WebSocket, functions: HostFunctions): PageFunctions {
  const rpc = createBirpc<PageFunctions, HostFunctions>(
    // Without a prototype: there are no other functions to be called by name.
    Object.assign(Object.create(null) as HostFunctions, functions),
    {
      post: (text: string) => socket.send(text),
      on: (take: (message: object) => unknown) => {
        socket.on('message', (data: RawData, isBinary: boolean) => {
          const message = isBinary ? undefined : messageIn(textOf(data))
          if (message === undefined) socket.close(isBinary ? BAD_KIND : BAD_TEXT)
          // What it gives is declared as nothing, and is a promise.
          else Promise.resolve(take(message)).catch(() => socket.close(BAD_TEXT))
        })
      },
      serialize: (message: object) => encode(message),
      eventNames: ['event'],
      // A large case takes as long as it takes.
      timeout: -1,
    },
  )
  return {
    event(name, payload) {
      rpc.event(name, payload).catch(() => socket.terminate())
    },
  }
}

/** The page has shown its key, and is still not trusted to write well. */
function messageIn(text: string): object | undefined {
  try {
    const message = decode(text)
    return typeof message === 'object' && message !== null ? message : undefined
  } catch {
    // What is no message has nothing in it that could be told; the socket is closed.
    return undefined
  }
}

function textOf(data: RawData): string {
  return Buffer.isBuffer(data) ? data.toString('utf8') : ''
}
