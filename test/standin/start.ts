import { appendFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

// Runs the built main of an app as Electron would: before it the module `electron`, after it Chromium, then `ready`.

keepWhatIsSaid(process.env['STANDIN_LOG'])
// As Electron, which shows a dialog and goes on.
process.on('uncaughtException', (error) => mainFailed(error))
process.on('unhandledRejection', (error) => mainFailed(error))

const standIn = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
})

const { app } = await import('./app.ts')
const { BrowserWindow } = await import('./browser-window.ts')
const { startChromium, endChromium } = await import('./chromium.ts')
const { watchOpened } = await import('./pages.ts')
const { endUtilityProcesses } = await import('./utility-process.ts')

const folder = process.argv.slice(2).find((argument) => !argument.startsWith('-'))
if (folder === undefined) throw new Error('no folder of an app is given')
process.on('exit', () => {
  endUtilityProcesses()
  endChromium()
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))

// Without whoever started it there is nobody to close it.
const { ppid: starter } = process
setInterval(() => {
  if (process.ppid !== starter) app.exit(1)
}, 1000).unref()

app.knowWindows(() => BrowserWindow.getAllWindows())
const main = app.loadManifest(resolve(folder))
// oxlint-disable-next-line import/no-dynamic-require -- This is what the file is for.
await import(pathToFileURL(main).href)
watchOpened(await startChromium(app.commandLine.close()))
app.becomeReady()

function mainFailed(error: unknown): void {
  const text = error instanceof Error ? error.stack : String(error)
  process.stderr.write(`A JavaScript error occurred in the main process\n${text}\n`)
}

/** Stderr goes into a file too: what is said before Playwright is connected would be lost to a test. */
function keepWhatIsSaid(file: string | undefined): void {
  if (file === undefined) return
  const write = process.stderr.write.bind(process.stderr)
  process.stderr.write = (text: string | Uint8Array, ...rest: never[]): boolean => {
    appendFileSync(file, text)
    return write(text, ...rest)
  }
}
