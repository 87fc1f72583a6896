import { spawn } from 'node:child_process'

/** Opens an address in the person's browser. Where there is none to be opened, nothing happens: it is printed too. */
export function openAddress(address: string): void {
  const [command, ...args] = commandFor(address)
  const child = spawn(command, args, { detached: true, stdio: 'ignore' })
  child.on('error', () => undefined)
  child.unref()
}

function commandFor(address: string): [string, ...string[]] {
  switch (process.platform) {
    case 'darwin':
      return ['open', address]
    case 'win32':
      // The first text in quotes would be taken for a title.
      return ['cmd', '/c', 'start', '""', address]
    default:
      return ['xdg-open', address]
  }
}
