import { type ChildProcess, fork } from 'node:child_process'
import { EventEmitter } from 'node:events'
import { join } from 'node:path'
import { modelled } from './unmodelled.ts'

interface ForkOptions {
  readonly serviceName?: string
  readonly env?: Readonly<Record<string, string>>
}

const children = new Set<UtilityProcess>()

/** Electron's `UtilityProcess`: a Node process whose `process.parentPort` speaks to main. */
class UtilityProcess extends EventEmitter {
  readonly #child: ChildProcess

  constructor(child: ChildProcess) {
    super()
    this.#child = child
    child.on('message', (message) => this.emit('message', message))
    child.on('spawn', () => this.emit('spawn'))
    child.on('exit', (code, signal) => {
      children.delete(this)
      this.emit('exit', code ?? (signal === null ? 1 : 15))
    })
  }

  get pid(): number | undefined {
    return this.#child.pid
  }

  postMessage(message: unknown): void {
    // What cannot be cloned is refused here, in the sender's call, as in Electron.
    const sent: unknown = structuredClone(message)
    if (this.#child.connected) this.#child.send(sent as object)
  }

  kill(): boolean {
    return this.#child.kill()
  }
}

export const utilityProcess = {
  fork(file: string, args: readonly string[] = [], { env }: ForkOptions = {}): UtilityProcess {
    const child = fork(join(import.meta.dirname, 'utility-child.ts'), [file, ...args], {
      env: { ...(env ?? process.env) },
      // Not the debugger's port of main.
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const made = modelled('UtilityProcess', new UtilityProcess(child))
    children.add(made)
    return made
  },
}

/** As Electron's end with it. */
export function endUtilityProcesses(): void {
  for (const child of children) child.kill()
}
