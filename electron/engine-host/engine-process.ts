import { type DeskEngine, openDeskEngine } from './desk-engine.ts'
import type { FromEngine, ToBeAnswered, ToEngine } from './engine-messages.ts'
import { holdFile } from './held-file.ts'
import { textsIn } from './texts-in.ts'

// The engine in a process of its own: evidence that brings it down leaves windows and menu standing.

// Said in its environment too, which not every system heeds.
process.env['TZ'] = 'UTC'

const port = process.parentPort
let engine: DeskEngine | undefined

port.on('message', ({ data }) => {
  // Main is the only one who has this port.
  const message = data as ToEngine
  switch (message.kind) {
    case 'open':
      engine = open(message)
      return
    case 'close':
      void close()
      return
    default:
      void reply(message)
  }
})

function open({ folder, held }: Extract<ToEngine, { kind: 'open' }>): DeskEngine {
  const desk = openDeskEngine({ folder, host: 'electron' })
  for (const [token, path] of held) desk.files.adopt(token, path)
  desk.on((event) => tell({ kind: 'event', event, held: desk.files.among(textsIn(event.payload)) }))
  tell({ kind: 'opened' })
  return desk
}

async function reply(message: ToBeAnswered): Promise<void> {
  const desk = opened()
  const answer = await answerOf(message, desk)
  tell({ kind: 'answer', id: message.id, answer, held: desk.files.among(textsIn(answer)) })
}

async function answerOf(
  message: ToBeAnswered,
  desk: DeskEngine,
): Promise<Awaited<ReturnType<DeskEngine['answer']>>> {
  switch (message.kind) {
    case 'call':
      return desk.answer(message.name, message.input)
    case 'job':
      return desk.start(message.name, message.input)
    case 'hold':
      return {
        ok: true,
        value: { files: await Promise.all(message.paths.map(async (path) => holdFile(desk.files, path))) },
      }
  }
}

async function close(): Promise<void> {
  await engine?.close()
  tell({ kind: 'closed' })
}

function opened(): DeskEngine {
  if (engine === undefined) throw new Error('asked before it was opened')
  return engine
}

function tell(message: FromEngine): void {
  port.postMessage(message)
}
