import { basename } from 'node:path'
import { type BrowserWindow, dialog, type FileFilter, type OpenDialogOptions, shell } from 'electron'
import type { Envelope } from '../../shared/contract/envelope.ts'
import type { Given, Output, ShellName } from '../../shared/contract/methods.ts'
import type { HeldFile } from '../../shared/contract/parts.ts'
import { DocketError } from '../../shared/model/error.ts'
import type { Passphrases } from './open-passphrases.ts'
import type { EngineClient } from '../engine-host/client.ts'

/** What the calls to the shell have besides their input. */
export interface Shell {
  readonly engine: Pick<EngineClient, 'hold' | 'path'>
  readonly passphrases: Passphrases
  /** Opens a window at a place of the app, `#/…`. */
  readonly openWindow: (place: string) => void
}

/** Answers each call to the shell, for the window that asked. */
export type ShellTable = {
  readonly [Name in ShellName]: (
    input: Given<Name>,
    window: BrowserWindow,
    by: Shell,
  ) => Promise<Envelope<Output<Name>>> | Envelope<Output<Name>>
}

type Wanted = Given<'shell.choose'>['wanted']

const ANY: FileFilter = { name: 'All files', extensions: ['*'] }

const FILTERS: Readonly<Record<Wanted, FileFilter[]>> = {
  case: [{ name: 'Docket case', extensions: ['docket'] }, ANY],
  packet: [{ name: 'Packet', extensions: ['packet'] }, ANY],
  'private-key': [{ name: 'Private key', extensions: ['pem', 'key'] }, ANY],
  'public-key': [{ name: 'Public key', extensions: ['pem', 'pub'] }, ANY],
  disclosure: [{ name: 'Disclosure', extensions: ['disclosure'] }, ANY],
  certificate: [{ name: 'Certificates', extensions: ['pem', 'crt', 'cer'] }, ANY],
  timestamp: [{ name: 'Answer of an authority', extensions: ['tsr'] }, ANY],
  evidence: [],
  folder: [],
}

export const SHELL_CALLS: ShellTable = {
  'shell.choose': async ({ wanted, many }, window, { engine }) => {
    const properties: OpenDialogOptions['properties'] = [wanted === 'folder' ? 'openDirectory' : 'openFile']
    if (many) properties.push('multiSelections')
    const chosen = await dialog.showOpenDialog(window, { properties, filters: FILTERS[wanted] })
    return engine.hold(chosen.canceled ? [] : chosen.filePaths)
  },
  'shell.chooseSave': async ({ name, extension }, window, { engine }) => {
    const chosen = await dialog.showSaveDialog(window, {
      // A name that a page proposes may come from evidence: it leads to no other folder.
      defaultPath: basename(name.replaceAll('\\', '/')),
      filters: extension === '' ? [] : [{ name: extension.toUpperCase(), extensions: [extension] }],
      properties: ['showOverwriteConfirmation', 'createDirectory'],
    })
    const held = await engine.hold(chosen.canceled ? [] : [chosen.filePath])
    return held.ok ? { ok: true, value: { file: first(held.value) } } : held
  },
  'shell.folder': () => notHere('a list of folders'),
  'shell.saveIn': () => notHere('a list of folders'),
  'shell.receive': () => notHere('sending a file in parts'),
  'shell.receivePart': () => notHere('sending a file in parts'),
  'shell.receiveEnd': () => notHere('sending a file in parts'),
  'shell.openWindow': ({ address }, _window, { openWindow }) => {
    if (!address.startsWith('#/'))
      throw new DocketError('USAGE', { problem: 'an address begins with #/', verb: 'desk' })
    openWindow(address)
    return { ok: true, value: {} }
  },
  'shell.passphrases': async (_input, _window, { passphrases }) => {
    const missing = await passphrases.missing()
    return { ok: true, value: { missing, kept: [...(await passphrases.kept())] } }
  },
  'shell.keepPassphrase': async ({ keyid, passphrase }, _window, { passphrases }) => {
    await passphrases.keep(keyid, passphrase)
    return { ok: true, value: {} }
  },
  'shell.forgetPassphrase': async ({ keyid }, _window, { passphrases }) => {
    await passphrases.forget(keyid)
    return { ok: true, value: {} }
  },
  'shell.reveal': ({ file }, _window, { engine }) => {
    shell.showItemInFolder(engine.path(file))
    return { ok: true, value: {} }
  },
}

function first({ files }: { readonly files: readonly HeldFile[] }): HeldFile | null {
  return files[0] ?? null
}

function notHere(what: string): never {
  throw new DocketError('NOT_HERE', { what })
}
