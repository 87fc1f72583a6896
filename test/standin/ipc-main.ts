import { fromWire, toWire } from './wire.ts'

export interface InvokeEvent {
  readonly sender: object
  readonly senderFrame: { readonly url: string; readonly parent: null }
}

type InvokeHandler = (event: InvokeEvent, ...given: unknown[]) => unknown

const handlers = new Map<string, InvokeHandler>()

/** Electron's `ipcMain`, as far as it is asked and answers. */
export const ipcMainHalf = {
  handle(channel: string, handler: InvokeHandler): void {
    if (handlers.has(channel)) throw new Error(`Attempted to register a second handler for '${channel}'`)
    handlers.set(channel, handler)
  },
  removeHandler(channel: string): void {
    handlers.delete(channel)
  },
}

/** Answers an `invoke` of a preload, as wire text: `thrown`, or the value. */
export async function invoked(
  { id, channel, given }: { readonly id: number; readonly channel: string; readonly given: string },
  event: InvokeEvent,
): Promise<string> {
  const answer = async (): Promise<unknown> => {
    const handler = handlers.get(channel)
    if (handler === undefined) throw new Error(`No handler registered for '${channel}'`)
    return handler(event, ...(fromWire(given) as unknown[]))
  }
  try {
    return toWire(['answer', id, undefined, await answer()])
  } catch (error) {
    // As Electron words it, an answer that cannot be cloned included.
    return toWire(['answer', id, `Error invoking remote method '${channel}': ${String(error)}`, undefined])
  }
}
