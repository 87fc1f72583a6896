import type { IpcMainInvokeEvent, WebContents } from 'electron'

const PROTOCOL = 'app:'
const HOST = 'docket'

/**
 * Whether a message comes from the top frame of a page of ours in a window of ours. A frame that is gone, or
 * has meanwhile gone elsewhere, is none.
 */
export function isOurPage(
  { sender, senderFrame }: Pick<IpcMainInvokeEvent, 'sender' | 'senderFrame'>,
  isWindow: (contents: WebContents) => boolean,
): boolean {
  if (senderFrame === null || senderFrame.parent !== null || !isWindow(sender)) return false
  const address = URL.parse(senderFrame.url)
  return address !== null && address.protocol === PROTOCOL && address.host === HOST
}
