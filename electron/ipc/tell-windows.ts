import type { BrowserWindow } from 'electron'
import type { DeskEvent } from '../engine-host/client.ts'
import { channelOf } from './channels.ts'

/** Tells windows an event of the contract. One that is just being closed hears nothing. */
export function tellWindows(windows: Iterable<BrowserWindow>, { name, payload }: DeskEvent): void {
  for (const window of windows)
    if (!window.isDestroyed() && !window.webContents.isDestroyed())
      window.webContents.send(channelOf(name), payload)
}
