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
  readonly name: string

  constructor(child: ChildProcess, name: string) {
    super()
    this.#child = child
    this.name = name
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
  fork(
    file: string,
    args: readonly string[] = [],
    { env, serviceName = '' }: ForkOptions = {},
  ): UtilityProcess {
    const child = fork(join(import.meta.dirname, 'utility-child.ts'), [file, ...args], {
      env: { ...(env ?? process.env) },
      // Not the debugger's port of main.
      execArgv: [],
      serialization: 'advanced',
      stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
    })
    const made = new UtilityProcess(child, serviceName)
    children.add(made)
    return modelled('UtilityProcess', made)
  },
}

/** Electron's `app.getAppMetrics`, as far as processes are named in it. */
export function utilityMetrics(): { readonly type: string; readonly name: string; readonly pid: number }[] {
  return [...children].flatMap(({ name, pid }) => (pid === undefined ? [] : [{ type: 'Utility', name, pid }]))
}

/** As Electron's end with it. */
export function endUtilityProcesses(): void {
  for (const child of children) child.kill()
}
