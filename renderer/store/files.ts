import { create } from 'zustand'
import type { Input } from '../../shared/contract/methods.ts'
import type { HeldFile } from '../../shared/contract/parts.ts'
import { ask, hostKind, wireErrorOf } from '../client/client.ts'
import { report } from './notices.ts'

type Wanted = Input<'shell.choose'>['wanted']

/** The dialog inside the window, for hosts that have none of their own. */
export type FileDialog =
  | { readonly kind: 'open'; readonly wanted: Wanted; readonly many: boolean }
  | { readonly kind: 'save'; readonly name: string; readonly extension: string }

interface FileDialogState {
  readonly dialog: FileDialog | null
}

export const useFileDialog = create<FileDialogState>(() => ({ dialog: null }))

let answer: ((files: readonly HeldFile[]) => void) | undefined

/** Asks the person for files: by the system's dialog, or by one in the window. Empty: none chosen. */
export async function chooseFiles(
  wanted: Wanted,
  { many = false }: { readonly many?: boolean } = {},
): Promise<readonly HeldFile[]> {
  if (hostKind() === 'electron') return (await ask('shell.choose', { wanted, many })).files
  return inWindow({ kind: 'open', wanted, many })
}

/** Asks where a file is to be written. */
export async function chooseWhere(name: string, extension: string): Promise<HeldFile | null> {
  if (hostKind() === 'electron') return (await ask('shell.chooseSave', { name, extension })).file
  return (await inWindow({ kind: 'save', name, extension }))[0] ?? null
}

/** Ends the dialog in the window with what was chosen. */
export function answerDialog(files: readonly HeldFile[]): void {
  useFileDialog.setState({ dialog: null })
  answer?.(files)
  answer = undefined
}

/** Ends the dialog with a file of that name in that folder, unless there is one already that is not to be replaced. */
export async function saveIn(
  folder: string,
  name: string,
  taken: 'ask' | 'replace',
): Promise<'taken' | 'answered' | 'refused'> {
  try {
    const answered = await ask('shell.saveIn', { folder, name })
    if (answered.taken && taken === 'ask') return 'taken'
    answerDialog([answered.file])
    return 'answered'
  } catch (error) {
    report('Choose where to save', wireErrorOf(error))
    return 'refused'
  }
}

async function inWindow(dialog: FileDialog): Promise<readonly HeldFile[]> {
  answerDialog([])
  useFileDialog.setState({ dialog })
  return new Promise((resolve) => {
    answer = resolve
  })
}
