import { homedir } from 'node:os'
import { join } from 'node:path'
import type { Given, Output, ShellName } from '../../shared/contract/methods.ts'
import { DocketError } from '../../shared/model/error.ts'
import type { FileTokens } from '../engine-host/file-tokens.ts'
import { holdFile } from '../engine-host/held-file.ts'
import { isThere } from '../engine-host/is-there.ts'
import { checkedFileName } from './file-name.ts'
import { folderListing } from './folder-listing.ts'
import type { ReceivedFiles } from './received-files.ts'

/** What the answers of the shell have besides their input. */
export interface ShellSurroundings {
  readonly files: FileTokens
  readonly received: ReceivedFiles
  /** Folders to begin from besides the person's own. */
  readonly places: readonly string[]
  /** The window that asks. */
  readonly owner: object
}

type ShellTable = {
  readonly [Name in ShellName]: (
    input: Given<Name>,
    by: ShellSurroundings,
  ) => Output<Name> | Promise<Output<Name>>
}

/** What this host answers itself: a page has no dialogs that know this machine's folders. */
export const SHELL_CALLS: ShellTable = {
  'shell.choose': () => notHere("the system's dialog for files"),
  'shell.chooseSave': () => notHere("the system's dialog for files"),
  'shell.openWindow': () => notHere('a window opened by the host'),
  'shell.passphrases': () => ({ missing: 'a desk in a browser has no key store', kept: [] }),
  'shell.keepPassphrase': () => notHere('keeping a passphrase'),
  'shell.forgetPassphrase': () => notHere('keeping a passphrase'),
  'shell.reveal': () => notHere("the system's file manager"),
  'shell.folder': ({ folder }, { files, places }) =>
    folderListing(folder === null ? homedir() : files.path(folder), files, places),
  'shell.saveIn': async ({ folder, name }, { files }) => {
    const path = join(files.path(folder), checkedFileName(name))
    return { file: await holdFile(files, path), taken: await isThere(path) }
  },
  'shell.receive': async ({ name, bytes }, { received, owner }) => ({
    upload: await received.begin(name, bytes, owner),
  }),
  'shell.receivePart': async ({ upload, bytes }, { received }) => ({
    received: await received.add(upload, bytes),
  }),
  'shell.receiveEnd': async ({ upload }, { received, files }) => ({
    file: await holdFile(files, await received.end(upload)),
  }),
}

function notHere(what: string): never {
  throw new DocketError('NOT_HERE', { what })
}
