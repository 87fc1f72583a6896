interface ItemTemplate {
  readonly id?: string
  readonly label?: string
  readonly role?: string
  readonly type?: string
  readonly accelerator?: string
  readonly click?: (item: MenuItem, window: unknown) => void
  readonly submenu?: readonly ItemTemplate[]
}

/** Those that Electron knows and this app uses; another is a slip of the pen. */
const ROLES = new Set(
  'appMenu,fileMenu,editMenu,viewMenu,windowMenu,help,about,quit,close,minimize,undo,redo,cut,copy,paste,selectAll,zoomIn,zoomOut,resetZoom,togglefullscreen,toggleDevTools'.split(
    ',',
  ),
)
const ACCELERATOR =
  /^(?:(?:CmdOrCtrl|CommandOrControl|Cmd|Ctrl|Alt|Shift)\+)*(?:[A-Z0-9[\],.+-]|F\d{1,2}|Left|Right|Up|Down|Plus|Enter|Escape)$/

export class MenuItem {
  readonly id: string | undefined
  readonly label: string
  readonly role: string | undefined
  readonly accelerator: string | undefined
  readonly submenu: Menu | undefined
  readonly #click: ItemTemplate['click']

  constructor({ id, label = '', role, type, accelerator, click, submenu }: ItemTemplate) {
    if (role !== undefined && !ROLES.has(role)) throw new Error(`the stand-in knows no menu role ${role}`)
    if (accelerator !== undefined && !ACCELERATOR.test(accelerator))
      throw new Error(`invalid accelerator ${accelerator}`)
    if (role === undefined && type !== 'separator' && label === '')
      throw new Error('a menu item needs a label')
    this.id = id
    this.label = label
    this.role = role
    this.accelerator = accelerator
    this.submenu = submenu === undefined ? undefined : Menu.buildFromTemplate(submenu)
    this.#click = click
  }

  /** As a person chooses it, in the window in front. */
  click(_event?: unknown, window?: unknown): void {
    this.#click?.(this, window)
  }
}

/** Electron's `Menu`, whose items a test chooses by `click`. */
export class Menu {
  static #application: Menu | null = null

  static buildFromTemplate(template: readonly ItemTemplate[]): Menu {
    return new Menu(template.map((item) => new MenuItem(item)))
  }

  static setApplicationMenu(menu: Menu | null): void {
    Menu.#application = menu
  }

  static getApplicationMenu(): Menu | null {
    return Menu.#application
  }

  readonly items: readonly MenuItem[]

  constructor(items: readonly MenuItem[]) {
    this.items = items
  }

  getMenuItemById(id: string): MenuItem | null {
    for (const item of this.items) {
      const found = item.id === id ? item : item.submenu?.getMenuItemById(id)
      if (found !== undefined && found !== null) return found
    }
    return null
  }
}
