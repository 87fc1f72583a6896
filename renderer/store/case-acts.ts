import { refresh } from '../client/answers.ts'
import { ask, wireErrorOf } from '../client/client.ts'
import type { RecentCase } from '../../shared/contract/cases.ts'
import type { HeldFile } from '../../shared/contract/parts.ts'
import { createCase, dismissTrouble, openCase, useCases } from './case.ts'
import { chooseFiles, chooseWhere } from './files.ts'
import { runJob } from './jobs.ts'
import { report, toast } from './notices.ts'
import { currentRoute, go } from './route.ts'

/** Asks where an empty case is to be, makes it, and shows its intake. */
export function newCase(): void {
  doing('Make a case', async () => {
    const file = await chooseWhere('untitled.docket', 'docket')
    if (file !== null) await createIn(file)
  })
}

/** Asks for a case file and opens it. */
export function chooseCase(): void {
  doing('Open a case', async () => {
    const [file] = await chooseFiles('case')
    if (file !== undefined) await openFile(file)
  })
}

/** Opens a case file; where it cannot be, says so: in Cases beside the list, elsewhere over the screen. */
export async function openFile(file: HeldFile): Promise<boolean> {
  await openCase(file.token)
  return wentWell(`Open ${file.name}`, file.token)
}

/** As `openFile`, for a case that is to be made there. */
export async function createIn(file: HeldFile): Promise<boolean> {
  await createCase(file.token)
  return wentWell(`Make ${file.name}`, file.token)
}

function wentWell(what: string, token: string): boolean {
  const { trouble } = useCases.getState()
  if (trouble?.name !== token) return true
  if (currentRoute().screen !== 'cases') {
    report(what, trouble.error)
    dismissTrouble()
  }
  return false
}

/** Makes a fresh copy of the sample case and opens it. */
export function openSample(): void {
  doing('Open the sample case', async () => {
    const ended = await runJob('cases.sample', {}, { title: 'Make the sample case' })
    if (ended.state === 'failed') report('Make the sample case', ended.error)
    if (ended.state === 'done') await openCase(ended.value.case)
  })
}

/** Asks for a packet and shows its verification: no case is needed. */
export function choosePacket(): void {
  doing('Verify a packet', async () => {
    const [file] = await chooseFiles('packet')
    if (file !== undefined) go({ caseName: null, screen: 'packets', query: { packet: file.token } })
  })
}

/** Takes a case out of the list of recent ones; its file stays where it is. */
export function forgetCase(recent: RecentCase): void {
  doing(`Forget ${recent.name}`, async () => {
    await ask('cases.forget', { case: recent.case })
    refreshRecent()
    // Only what can be opened can be put back.
    const canReturn = recent.state === 'ready' || recent.state === 'open'
    toast(`${recent.name} forgotten; its file stays`, canReturn ? () => remember(recent) : undefined)
  })
}

function remember({ case: token, name }: RecentCase): void {
  doing(`Put ${name} back`, async () => {
    await ask('cases.open', { file: token })
    refreshRecent()
  })
}

/** Asks where a case is that is not where it was, opens it there, and forgets the old place. */
export function findMoved({ case: gone, name }: RecentCase): void {
  doing(`Find ${name}`, async () => {
    const [file] = await chooseFiles('case')
    if (file === undefined) return
    if ((await openFile(file)) && file.token !== gone) {
      await ask('cases.forget', { case: gone })
      refreshRecent()
    }
  })
}

function refreshRecent(): void {
  refresh((name) => name === 'cases.recent')
}

function doing(what: string, work: () => Promise<void>): void {
  work().catch((error: unknown) => report(what, wireErrorOf(error)))
}
