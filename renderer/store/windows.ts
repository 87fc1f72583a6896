import { ask, hostKind, wireErrorOf } from '../client/client.ts'
import { copyText, report } from './notices.ts'

/** Opens a place in a second window beside this one. */
export function openInNewWindow(address: string = window.location.hash): void {
  if (hostKind() === 'browser') {
    // The new page takes this one's key along, as pages opened by a page of the same origin do.
    window.open(`${window.location.pathname}${address}`, '_blank')
    return
  }
  ask('shell.openWindow', { address }).catch((error: unknown) => report('Open a window', wireErrorOf(error)))
}

/** Copies the address of what is on screen: it opens in another window of this desk. */
export function copyAddress(): void {
  copyText(window.location.hash, 'The address')
}
