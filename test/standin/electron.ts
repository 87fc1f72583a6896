import { registerSchemesAsPrivileged } from './addresses.ts'
import { app as wholeApp } from './app.ts'
import { BrowserWindow } from './browser-window.ts'
import { ipcMainHalf } from './ipc-main.ts'
import { Menu, MenuItem } from './menu.ts'
import { fromPartition } from './session.ts'
import { fromDevToolsTargetId } from './pages.ts'
import { modelled } from './unmodelled.ts'
import { utilityProcess as utility } from './utility-process.ts'

// What `electron` is here: what this app uses, each as far as it uses it. Everything else is refused by name.

const SCREEN = { id: 1, workArea: { x: 0, y: 0, width: 1920, height: 1080 } }

export { BrowserWindow, Menu, MenuItem }
export const app = modelled('app', wholeApp)
export const ipcMain = modelled('ipcMain', ipcMainHalf)
export const utilityProcess = modelled('utilityProcess', utility)
export const webContents = modelled('webContents', {
  fromDevToolsTargetId,
})
export const protocol = modelled('protocol', { registerSchemesAsPrivileged })
export const session = modelled('session', {
  fromPartition,
  get defaultSession() {
    return fromPartition('')
  },
})
export const nativeTheme = modelled('nativeTheme', { shouldUseDarkColors: false })
export const screen = modelled('screen', {
  getDisplayMatching: () => SCREEN,
  getPrimaryDisplay: () => SCREEN,
})
/** There is no key store: a passphrase is asked for each time. */
export const safeStorage = modelled('safeStorage', {
  isAsyncEncryptionAvailable: async () => Promise.resolve(false),
})
/** A test puts in what a person would choose. */
export const dialog = modelled('dialog', {})
export const shell = modelled('shell', {})
