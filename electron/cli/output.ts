import { visible, visibleJson } from '../../shared/engine/visible-text.ts'

/** Where a verb writes: data to stdout, progress and messages to stderr. */
export interface Output {
  /** One line of JSON or CSV; in JSON, what could mislead a terminal is escaped. Waits where the reader is slow. */
  readonly data: (line: string) => Promise<void>
  /** A piece of JSON that is no line of its own, likewise. */
  readonly raw: (text: string) => Promise<void>
  /** One line for people, with what could mislead a terminal made visible. */
  readonly say: (line: string) => Promise<void>
  /** A line on stderr. */
  readonly note: (line: string) => void
  /** Shows a passing state in place on a terminal, and nothing elsewhere. */
  readonly state: (line: string) => void
  readonly columns: number
  /** Nobody reads stdout any more: whoever only lists may stop. */
  readonly isUnread?: boolean
}

/**
 * The process's own output. Where a reader closes the pipe (`| head`, `| grep -q`) what is left is said to nobody, and
 * the work goes on: an import is not cut off half-way, and the exit code is that of what came out.
 */
export function processOutput(): Output {
  let shown = false
  let isUnread = false
  const waiting = new Set<() => void>()
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error
    isUnread = true
    for (const goOn of waiting) goOn()
  })
  process.stdout.on('drain', () => {
    for (const goOn of waiting) goOn()
  })
  const clear = () => {
    if (shown) process.stderr.write('\r\u001b[2K')
    shown = false
  }
  const write = (text: string) =>
    new Promise<void>((resolve) => {
      clear()
      const goOn = () => {
        waiting.delete(goOn)
        resolve()
      }
      if (isUnread || process.stdout.write(text)) resolve()
      else waiting.add(goOn)
    })
  return {
    data: (line) => write(`${visibleJson(line)}\n`),
    raw: (text) => write(visibleJson(text)),
    say: (line) => write(`${visible(line)}\n`),
    note: (line) => {
      clear()
      process.stderr.write(`${visible(line)}\n`)
    },
    state: (line) => {
      if (!process.stderr.isTTY) return
      const width = process.stderr.columns - 1
      process.stderr.write(`\r\u001b[2K${visible(line).slice(0, width)}`)
      shown = true
    },
    columns: process.stdout.columns ?? 120,
    get isUnread() {
      return isUnread
    },
  }
}
