import { type BaseWindow, BrowserWindow, Menu, type MenuItemConstructorOptions as Item } from 'electron'
import type { MenuCommand } from '../../shared/contract/desk.ts'

interface Chosen {
  /** Gives a command to the page of the window whose menu it was; where there is none, opens one. */
  readonly command: (command: MenuCommand, window: BaseWindow | undefined) => void
  readonly openWindow: () => void
}

interface Surroundings extends Chosen {
  readonly platform: NodeJS.Platform
  readonly devTools: boolean
}

/** Sets the application's menu: what a desk does, under the keys that its system uses for it. */
export function setMenu(by: Surroundings): void {
  const isMac = by.platform === 'darwin'
  const menus = [
    fileMenu(by, isMac),
    editMenu,
    viewMenu(by),
    goMenu(by, isMac),
    windowMenu(by),
    helpMenu(by, isMac),
  ]
  Menu.setApplicationMenu(Menu.buildFromTemplate(isMac ? [{ role: 'appMenu' }, ...menus] : menus))
}

/** An item that the page carries out. Its id is the command's name. */
function asked(by: Chosen, command: MenuCommand, label: string, accelerator?: string): Item {
  return {
    id: command,
    label,
    ...(accelerator === undefined ? {} : { accelerator }),
    click: (_item, window) => by.command(command, window),
  }
}

function fileMenu(by: Chosen, isMac: boolean): Item {
  return {
    label: '&File',
    submenu: [
      asked(by, 'case.new', '&New case…', 'CmdOrCtrl+N'),
      asked(by, 'case.open', '&Open case…', 'CmdOrCtrl+O'),
      asked(by, 'case.sample', 'Open the &sample case'),
      { type: 'separator' },
      asked(by, 'case.import', '&Import evidence…', 'CmdOrCtrl+I'),
      { type: 'separator' },
      { id: 'window.print', label: '&Print…', accelerator: 'CmdOrCtrl+P', click: printPage },
      { type: 'separator' },
      isMac ? { role: 'close' } : { role: 'quit' },
    ],
  }
}

const editMenu: Item = {
  label: '&Edit',
  submenu: [
    { role: 'undo' },
    { role: 'redo' },
    { type: 'separator' },
    { role: 'cut' },
    { role: 'copy' },
    { role: 'paste' },
    { role: 'selectAll' },
  ],
}

function viewMenu(by: Surroundings): Item {
  return {
    label: '&View',
    submenu: [
      {
        label: '&Theme',
        submenu: [
          asked(by, 'theme.system', 'As the &system'),
          asked(by, 'theme.light', '&Light'),
          asked(by, 'theme.dark', '&Dark'),
        ],
      },
      asked(by, 'times.switch', 'Times in UTC or &local'),
      { type: 'separator' },
      { role: 'zoomIn' },
      { role: 'zoomOut' },
      { role: 'resetZoom' },
      { role: 'togglefullscreen' },
      ...(by.devTools ? ([{ type: 'separator' }, { role: 'toggleDevTools' }] as const) : []),
    ],
  }
}

function goMenu(by: Chosen, isMac: boolean): Item {
  return {
    label: '&Go',
    submenu: [
      asked(by, 'go.back', '&Back', isMac ? 'Cmd+[' : 'Alt+Left'),
      asked(by, 'go.forward', '&Forward', isMac ? 'Cmd+]' : 'Alt+Right'),
      { type: 'separator' },
      asked(by, 'palette.open', '&Commands…', 'CmdOrCtrl+K'),
    ],
  }
}

function windowMenu(by: Chosen): Item {
  return {
    label: '&Window',
    submenu: [
      {
        id: 'window.new',
        label: '&New window',
        accelerator: 'CmdOrCtrl+Shift+N',
        click: () => by.openWindow(),
      },
      { role: 'minimize' },
      { role: 'close' },
    ],
  }
}

function helpMenu(by: Chosen, isMac: boolean): Item {
  return {
    role: 'help',
    submenu: [
      asked(by, 'keys.show', '&Keys'),
      // On macOS it stands in the application's own menu.
      ...(isMac ? [] : ([{ role: 'about' }] as const)),
    ],
  }
}

function printPage(_item: unknown, window: BaseWindow | undefined): void {
  if (window instanceof BrowserWindow) window.webContents.print()
}
