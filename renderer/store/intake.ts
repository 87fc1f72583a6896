import { create } from 'zustand'
import type { WireError } from '../../shared/contract/envelope.ts'
import type { ImportEnd, Recognised } from '../../shared/contract/intake.ts'
import type { Output } from '../../shared/contract/methods.ts'
import type { HeldFile } from '../../shared/contract/parts.ts'
import { ask, wireErrorOf } from '../client/client.ts'
import { counted } from '../words/numbers.ts'
import type { OpenCase } from './case.ts'
import { chooseFiles } from './files.ts'
import { runJob } from './jobs.ts'
import { report } from './notices.ts'

/** A file that was chosen for a case and is not in it yet, or whose import ended in a way that is to be seen. */
export interface Waiting {
  readonly file: HeldFile
  /** Undefined while it is looked at. */
  readonly as: Recognised | undefined
  /** What the person says it is; null: what it looks like. */
  readonly said: string | null
  /** The job that imports it, and which of its files it is. */
  readonly job: { readonly id: string; readonly item: number } | null
  readonly end: ImportEnd | null
}

/** What is chosen for one case, and how its last import ended. */
export interface Chosen {
  readonly waiting: readonly Waiting[]
  /** A folder held more files than one choice takes. */
  readonly more: boolean
  /** Of the import as a whole: the case could not be written to, the rebuild failed. */
  readonly failure: WireError | null
  /** What the rebuild after the last import gave, until it is put away. */
  readonly rebuilt: Output<'intake.import'>['rebuild']
}

interface IntakeState {
  readonly byCase: Readonly<Record<string, Chosen>>
}

const NOTHING: Chosen = { waiting: [], more: false, failure: null, rebuilt: null }
/** As many as one question may name. */
const AT_ONCE = 50
const IMPORTED_KINDS: readonly Recognised['kind'][] = ['evidence', 'workflow', 'boundary', 'policies']

const useIntake = create<IntakeState>(() => ({ byCase: {} }))

export function useChosen(caseToken: string): Chosen {
  return useIntake(({ byCase }) => byCase[caseToken] ?? NOTHING)
}

/** Whether it can be imported as things stand. */
export function isReady({ as, job, end }: Waiting): boolean {
  if (job !== null || as === undefined || !IMPORTED_KINDS.includes(as.kind)) return false
  return end === null || end.state === 'not-begun' || end.state === 'stopped'
}

/** Puts files beside those that wait, and has each looked at. Folders stand for the files in them. */
export async function addFiles(caseToken: string, given: readonly HeldFile[]): Promise<void> {
  if (given.length === 0) return
  try {
    const { files, more } = await ask('intake.files', { files: given.map(({ token }) => token) })
    const fresh = new Set(files.map(({ token }) => token))
    const added = files.map((file): Waiting => ({ file, as: undefined, said: null, job: null, end: null }))
    change(caseToken, ({ waiting }) => {
      const kept = waiting.filter(({ file, job }) => job !== null || !fresh.has(file.token))
      const running = new Set(kept.map(({ file }) => file.token))
      return { more, waiting: [...kept, ...added.filter(({ file }) => !running.has(file.token))] }
    })
    for (let at = 0; at < files.length; at += AT_ONCE)
      await look(caseToken, files.slice(at, at + AT_ONCE), undefined)
  } catch (error) {
    report('Look at the chosen files', wireErrorOf(error))
  }
}

/** Takes a file for what the person says it is; null: for what it looks like. */
export async function sayFormat(caseToken: string, file: HeldFile, format: string | null): Promise<void> {
  changeFile(caseToken, file.token, { said: format, as: undefined, end: null })
  try {
    await look(caseToken, [file], format ?? undefined)
  } catch (error) {
    report('Look at the file', wireErrorOf(error))
  }
}

export async function chooseInto(caseToken: string, wanted: 'evidence' | 'folder'): Promise<void> {
  try {
    await addFiles(caseToken, await chooseFiles(wanted, { many: wanted === 'evidence' }))
  } catch (error) {
    report('Choose files', wireErrorOf(error))
  }
}

export function takeOut(caseToken: string, fileToken: string): void {
  change(caseToken, ({ waiting }) => ({ waiting: waiting.filter(({ file }) => file.token !== fileToken) }))
}

/** Takes out all that no job is at. */
export function takeAllOut(caseToken: string): void {
  change(caseToken, ({ waiting }) => ({ waiting: waiting.filter(({ job }) => job !== null), more: false }))
}

export function putAway(caseToken: string, what: 'failure' | 'rebuilt'): void {
  change(caseToken, () => ({ [what]: null }))
}

/** Imports what is ready; of `only`, where it is given. What cannot be imported stays where it is. */
export async function startImport(
  opened: OpenCase,
  rebuild: 'after' | 'leave',
  only?: readonly string[],
): Promise<void> {
  const { case: caseToken } = opened
  const chosen = useIntake.getState().byCase[caseToken] ?? NOTHING
  const ready = chosen.waiting.filter((each) => isReady(each) && (only?.includes(each.file.token) ?? true))
  if (ready.length === 0) return
  change(caseToken, () => ({ failure: null, rebuilt: null }))
  const files = ready.map(({ file, said }) => ({ file: file.token, format: said }))
  const [first] = ready
  const title =
    ready.length === 1 && first !== undefined
      ? `Import ${first.file.name}`
      : `Import ${counted(ready.length, 'file')} into ${opened.name}`
  const ended = await runJob(
    'intake.import',
    { case: caseToken, files, rebuild },
    {
      title,
      onStart: (id) => {
        for (const [item, { file }] of files.entries())
          changeFile(caseToken, file, { job: { id, item }, end: null })
      },
    },
  )
  for (const { file } of files) changeFile(caseToken, file, { job: null })
  if (ended.state === 'failed') change(caseToken, () => ({ failure: ended.error }))
  if (ended.state !== 'done') return
  change(caseToken, ({ waiting }) => ({
    rebuilt: ended.value.rebuild,
    waiting: waiting.flatMap((each) => {
      const end = ended.value.files.find(({ file }) => file === each.file.token)
      if (end === undefined) return [each]
      return isPlain(end) ? [] : [{ ...each, end }]
    }),
  }))
}

/** Asks for a file whose import was cut short, and goes on with it. */
export async function resumeImport(
  opened: OpenCase,
  source: { readonly name: string; readonly format: string },
  rebuild: 'after' | 'leave',
): Promise<void> {
  try {
    const [file] = await chooseFiles('evidence')
    if (file === undefined) return
    if (file.name !== source.name) {
      report('Go on with the import', {
        code: 'OTHER_FILE',
        message: `${file.name} was chosen, and the import of ${source.name} is to go on.`,
        remedy: 'Choose the file of that name. Another file is imported with Choose files.',
        facts: {},
      })
      return
    }
    await addFiles(opened.case, [file])
    await sayFormat(opened.case, file, source.format)
    await startImport(opened, rebuild, [file.token])
  } catch (error) {
    report('Go on with the import', wireErrorOf(error))
  }
}

/** Rebuilds the decisions of a case in the background. */
export async function rebuildNow({ case: caseToken, name }: OpenCase): Promise<void> {
  change(caseToken, () => ({ failure: null, rebuilt: null }))
  const ended = await runJob('case.rebuild', { case: caseToken }, { title: `Rebuild ${name}` })
  if (ended.state === 'failed') change(caseToken, () => ({ failure: ended.error }))
  if (ended.state === 'done') change(caseToken, () => ({ rebuilt: ended.value }))
}

async function look(
  caseToken: string,
  files: readonly HeldFile[],
  format: string | undefined,
): Promise<void> {
  const { files: recognised } = await ask('intake.recognise', {
    files: files.map(({ token }) => token),
    ...(format === undefined ? {} : { format }),
  })
  for (const as of recognised) changeFile(caseToken, as.file.token, { as })
}

/** It is among the sources by now, and there is nothing else to say of it. */
function isPlain(end: ImportEnd): boolean {
  return end.state === 'taken' && end.as.status !== 'already-there' && end.as.notes.length === 0
}

function changeFile(caseToken: string, fileToken: string, what: Partial<Omit<Waiting, 'file'>>): void {
  change(caseToken, ({ waiting }) => ({
    waiting: waiting.map((each) => (each.file.token === fileToken ? { ...each, ...what } : each)),
  }))
}

function change(caseToken: string, how: (chosen: Chosen) => Partial<Chosen>): void {
  useIntake.setState(({ byCase }) => {
    const chosen = byCase[caseToken] ?? NOTHING
    return { byCase: { ...byCase, [caseToken]: { ...chosen, ...how(chosen) } } }
  })
}
