import { app } from 'electron'
import { registerAppScheme } from './app-protocol.ts'
import { DeskApp } from './desk-app.ts'
import { filesIn } from './opened-files.ts'
import { closeEveryWayOut } from './security.ts'
import { setSwitches } from './switches.ts'

// The life of the program, and nothing else. A second start hands its files to the first, and ends.

if (app.requestSingleInstanceLock()) run()
else app.quit()

function run(): void {
  setSwitches()
  registerAppScheme()
  closeEveryWayOut()

  let desk: DeskApp | undefined
  let closed = false
  // On macOS files may be opened before there is anything to open them.
  const early = filesIn(process.argv.slice(app.isPackaged ? 1 : 2), process.cwd())

  app.on('open-file', (event, path) => {
    event.preventDefault()
    if (desk === undefined) early.push(path)
    else void desk.open([path])
  })
  app.on('second-instance', (_event, argv, folder) => {
    const files = filesIn(argv.slice(1), folder)
    if (desk === undefined) early.push(...files)
    else void desk.open(files)
  })
  app.on('activate', () => void desk?.open([]))
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit()
  })
  app.on('will-quit', (event) => {
    if (desk === undefined || closed) return
    event.preventDefault()
    void desk.close().finally(() => {
      closed = true
      app.quit()
    })
  })
  app.once('ready', () => {
    desk = new DeskApp()
    void desk.open(early)
  })
}
