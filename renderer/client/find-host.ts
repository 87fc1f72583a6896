import { browserTransport } from './browser-transport.ts'
import { electronTransport } from './electron-transport.ts'
import type { Transport } from './transport.ts'

/** The window's host, told by where the page came from. Rejects where there is none. */
export async function findHost(): Promise<Transport> {
  const bridge = electronTransport()
  if (bridge !== undefined) return bridge
  if (window.location.protocol === 'app:')
    throw new Error('The window was opened without its preload, so it cannot reach the engine.')
  return browserTransport()
}
