import { registerHooks } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

// Runs the built main of an app as Electron would: before it the module `electron`, after it Chromium, then `ready`.

const standIn = pathToFileURL(join(import.meta.dirname, 'electron.ts')).href
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'electron' ? { url: standIn, shortCircuit: true } : next(specifier, context),
})

const { app } = await import('./app.ts')
const { BrowserWindow } = await import('./browser-window.ts')
const { startChromium, endChromium } = await import('./chromium.ts')
const { WebContents } = await import('./web-contents.ts')
const { endUtilityProcesses } = await import('./utility-process.ts')

const folder = process.argv.slice(2).find((argument) => !argument.startsWith('-'))
if (folder === undefined) throw new Error('no folder of an app is given')
process.on('exit', () => {
  endUtilityProcesses()
  endChromium()
})
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => process.exit(1))

app.knowWindows(() => BrowserWindow.getAllWindows())
const main = app.loadManifest(resolve(folder))
// oxlint-disable-next-line import/no-dynamic-require -- This is what the file is for.
await import(pathToFileURL(main).href)
WebContents.watchOpened(await startChromium(app.commandLine.close()))
app.becomeReady()
