import { EventEmitter } from 'node:events'
import { pathToFileURL } from 'node:url'

// Runs in the child: gives it the port that Electron would, then runs the file that was asked for.

class ParentPort extends EventEmitter {
  postMessage(message: unknown): void {
    process.send?.(structuredClone(message) as object)
  }
}

const port = new ParentPort()
// Messages wait until somebody listens.
port.once('newListener', () => {
  process.on('message', (data) => port.emit('message', { data, ports: [] }))
})
Object.assign(process, { parentPort: port })
// Without main there is nothing to be done.
process.on('disconnect', () => process.exit())

const [file] = process.argv.splice(2, 1)
if (file === undefined) throw new Error('no file to run')
// oxlint-disable-next-line import/no-dynamic-require -- This is what the file is for.
await import(pathToFileURL(file).href)
