import { createBirpc } from 'birpc'
import type { HeldFile } from '../../shared/contract/parts.ts'
import type { Envelope } from '../../shared/contract/envelope.ts'
import {
  CLOSED,
  decode,
  encode,
  type HostFunctions,
  KEY_FRAGMENT,
  type PageFunctions,
  SOCKET_PATH,
} from '../../shared/contract/wire.ts'
import { sendFiles } from './send-files.ts'
import type { Transport } from './transport.ts'

const KEY_NAME = 'docket key'

/** A socket to the host that served this page. Rejects where the host does not take the page's key. */
export async function browserTransport(): Promise<Transport> {
  const key = takeKey()
  if (key === null)
    throw new Error('This page was opened without the key that Docket gives with its address.')
  const socket = await opened(new WebSocket(`ws://${window.location.host}${SOCKET_PATH}`))
  const listeners = new Set<(name: string, payload: unknown) => void>()
  const leaving = new Set<() => void>()
  const host = createBirpc<HostFunctions, PageFunctions>(
    {
      event: (name, payload) => {
        for (const listener of listeners) listener(name, payload)
      },
    },
    {
      post: (text: string) => socket.send(text),
      on: (take: (message: unknown) => unknown) =>
        socket.addEventListener('message', ({ data }: MessageEvent<string>) => take(decode(data))),
      serialize: (message: object) => encode(message),
      timeout: -1,
    },
  )
  socket.addEventListener('close', () => {
    host.$close(new Error('Docket has ended behind this page.'))
    for (const listener of leaving) listener()
  })
  socket.send(key)
  const call = (name: string, input: unknown) => host.call(name, input)
  const transport: Transport = {
    host: 'browser',
    call,
    start: (name, input) => host.start(name, input),
    on: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    receive: (files): Promise<Envelope<{ files: readonly HeldFile[] }>> => sendFiles(files, call),
    onGone: (listener) => {
      leaving.add(listener)
      return () => leaving.delete(listener)
    },
  }
  await answersOrCloses(socket, call('desk.about', {}))
  return transport
}

/** The key comes once in the address, and stays with this tab for a reload and for windows that it opens. */
function takeKey(): string | null {
  const { hash } = window.location
  if (hash.startsWith(KEY_FRAGMENT)) {
    window.sessionStorage.setItem(KEY_NAME, hash.slice(KEY_FRAGMENT.length))
    // Out of sight, and out of the history.
    window.history.replaceState(null, '', '#/-/cases')
  }
  return window.sessionStorage.getItem(KEY_NAME)
}

async function opened(socket: WebSocket): Promise<WebSocket> {
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener('open', () => resolve(), { once: true })
    socket.addEventListener(
      'error',
      () => reject(new Error('Docket does not answer at this address any more.')),
      {
        once: true,
      },
    )
  })
  return socket
}

async function answersOrCloses(socket: WebSocket, answer: Promise<unknown>): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    socket.addEventListener(
      'close',
      ({ code }) =>
        reject(
          new Error(
            code === CLOSED.unknownKey
              ? 'Docket was started anew since this page was opened, and does not know its key.'
              : 'Docket ended while this page was opening.',
          ),
        ),
      { once: true },
    )
    answer.then(() => resolve(), reject)
  })
}
