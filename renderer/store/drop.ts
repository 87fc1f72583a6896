import { create } from 'zustand'
import type { Recognised } from '../../shared/contract/intake.ts'
import type { HeldFile } from '../../shared/contract/parts.ts'
import { ask, hostKind, receiveFiles, wireErrorOf } from '../client/client.ts'
import { counted } from '../words/numbers.ts'
import { useCases } from './case.ts'
import { createIn, openFile } from './case-acts.ts'
import { chooseWhere } from './files.ts'
import { addFiles } from './intake.ts'
import { report } from './notices.ts'
import { currentRoute, go } from './route.ts'

interface Drop {
  /** How many things are held over the window; null: none. */
  readonly over: number | null
  /** What was let go and is being taken in, in words. */
  readonly taking: string | null
}

export const useDrop = create<Drop>(() => ({ over: null, taking: null }))

/** As many as one question may name. */
const MOST_RECOGNISED = 50

/** Takes what is dropped anywhere on the window. Gives what ends that. */
export function followDrops(): () => void {
  const over = (event: DragEvent): void => {
    if (!bringsFiles(event)) return
    // Without this the browser would leave the page for the file.
    event.preventDefault()
    if (event.dataTransfer !== null) event.dataTransfer.dropEffect = 'copy'
    const things = event.dataTransfer?.items.length ?? 0
    if (useDrop.getState().over !== things) useDrop.setState({ over: things })
  }
  const leave = (event: DragEvent): void => {
    // From one element of the page to another it stays over the window.
    if (event.relatedTarget === null) useDrop.setState({ over: null })
  }
  const drop = (event: DragEvent): void => {
    if (!bringsFiles(event)) return
    event.preventDefault()
    useDrop.setState({ over: null })
    if (event.dataTransfer !== null) void takeDrop(event.dataTransfer)
  }
  window.addEventListener('dragover', over)
  window.addEventListener('dragleave', leave)
  window.addEventListener('drop', drop)
  return () => {
    window.removeEventListener('dragover', over)
    window.removeEventListener('dragleave', leave)
    window.removeEventListener('drop', drop)
  }
}

function bringsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes('Files') ?? false
}

async function takeDrop(transfer: DataTransfer): Promise<void> {
  // Whatever is asked of a drop is to be asked before anything is waited for.
  const { files, folders } = droppedIn(transfer)
  if (folders > 0)
    report('Take a dropped folder', {
      code: 'FOLDER_DROPPED',
      message: `A page gets the files of a dropped folder without their places, so ${counted(folders, 'folder')} ${folders === 1 ? 'was' : 'were'} not taken.`,
      remedy: 'Choose it in Intake with Choose a folder: it is read where it lies.',
      facts: {},
    })
  if (files.length === 0) return
  const [first] = files
  useDrop.setState({
    taking: files.length === 1 && first !== undefined ? first.name : counted(files.length, 'file'),
  })
  try {
    await takeFiles(await receiveFiles(files))
  } catch (error) {
    report('Take what was dropped', wireErrorOf(error))
  } finally {
    useDrop.setState({ taking: null })
  }
}

/** In a browser a folder comes as something that cannot be read; elsewhere it has a path as files have. */
function droppedIn(transfer: DataTransfer): { readonly files: readonly File[]; readonly folders: number } {
  const files = [...transfer.files]
  if (hostKind() === 'electron') return { files, folders: 0 }
  const entries = [...transfer.items].filter(({ kind }) => kind === 'file').map(isFolder)
  return { files: files.filter((_, at) => entries[at] !== true), folders: entries.filter(Boolean).length }
}

function isFolder(item: DataTransferItem): boolean {
  return item.webkitGetAsEntry()?.isDirectory === true
}

/** A case opens; a packet goes to be verified; what else there is goes to Intake, of a new case where none is open. */
async function takeFiles(held: readonly HeldFile[]): Promise<void> {
  const recognised = await recogniseAll(held)
  const ofKind = (kind: Recognised['kind']) =>
    recognised.filter((each) => each.kind === kind).map(({ file }) => file)
  const taken = new Set([...ofKind('case'), ...ofKind('packet')].map(({ token }) => token))
  const rest = held.filter(({ token }) => !taken.has(token))
  for (const file of ofKind('case')) if (!(await openFile(file))) return
  const [packet] = ofKind('packet')
  if (packet !== undefined && rest.length === 0)
    go({ caseName: null, screen: 'packets', query: { packet: packet.token } })
  else if (rest.length > 0) await takeIn([...rest, ...ofKind('packet')], recognised)
}

/** Files by their content; a folder is looked into later, where its files are listed. */
async function recogniseAll(held: readonly HeldFile[]): Promise<readonly Recognised[]> {
  const tokens = held.filter(({ kind }) => kind === 'file').map(({ token }) => token)
  const recognised: Recognised[] = []
  for (let at = 0; at < tokens.length; at += MOST_RECOGNISED) {
    const { files } = await ask('intake.recognise', { files: tokens.slice(at, at + MOST_RECOGNISED) })
    recognised.push(...files)
  }
  return recognised
}

async function takeIn(files: readonly HeldFile[], recognised: readonly Recognised[]): Promise<void> {
  if (onScreen() === undefined && !(await begins(files, recognised))) return
  const opened = onScreen()
  if (opened === undefined) return
  go({ screen: 'intake' })
  await addFiles(opened.case, files)
}

/** Begins a case for files that are dropped where none is open: asks where it is to be. */
async function begins(files: readonly HeldFile[], recognised: readonly Recognised[]): Promise<boolean> {
  const unknown = recognised.filter(({ kind }) => kind === 'unknown')
  const [first] = unknown
  if (first !== undefined && unknown.length === files.length) {
    report('Take what was dropped', {
      code: 'FORMAT_UNKNOWN',
      message: `${first.file.name} is nothing that Docket reads: ${first.reason}.`,
      remedy: 'Make or open a case, and say in Intake what the file is.',
      facts: {},
    })
    return false
  }
  const where = await chooseWhere('untitled.docket', 'docket')
  return where !== null && (await createIn(where))
}

function onScreen() {
  const { caseName } = currentRoute()
  return caseName === null ? undefined : useCases.getState().open[caseName]
}
