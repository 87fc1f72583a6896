import { type MessagePort, receiveMessageOnPort } from 'node:worker_threads'
import type { JobRequest } from './job-messages.ts'

/**
 * A signal that is aborted by a message. Long work reads hundreds of thousands of lines without ever coming back
 * to the event loop, where messages arrive; it looks at `aborted` between batches, so that looking asks.
 */
export function stopSignal(port: MessagePort): AbortSignal {
  const controller = new AbortController()
  const { signal } = controller
  const hear = (request: JobRequest | undefined): void => {
    if (request === 'cancel') controller.abort()
  }
  port.on('message', hear)
  let aborted = false
  signal.addEventListener('abort', () => {
    aborted = true
  })
  Object.defineProperty(signal, 'aborted', {
    get() {
      if (!aborted) hear(receiveMessageOnPort(port)?.message as JobRequest | undefined)
      return aborted
    },
  })
  return signal
}
