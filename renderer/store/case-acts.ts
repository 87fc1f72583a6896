import { wireErrorOf } from '../client/client.ts'
import { createCase, openCase } from './case.ts'
import { chooseFiles, chooseWhere } from './files.ts'
import { runJob } from './jobs.ts'
import { report } from './notices.ts'

/** Asks where an empty case is to be, makes it, and shows its intake. */
export function newCase(): void {
  doing('Make a case', async () => {
    const file = await chooseWhere('untitled.docket', 'docket')
    if (file !== null) await createCase(file.token)
  })
}

/** Asks for a case file and opens it. */
export function chooseCase(): void {
  doing('Open a case', async () => {
    const [file] = await chooseFiles('case')
    if (file !== undefined) await openCase(file.token)
  })
}

/** Makes a fresh copy of the sample case and opens it. */
export function openSample(): void {
  doing('Open the sample case', async () => {
    const ended = await runJob('cases.sample', {}, { title: 'Make the sample case' })
    if (ended.state === 'failed') report('Make the sample case', ended.error)
    if (ended.state === 'done') await openCase(ended.value.case)
  })
}

function doing(what: string, work: () => Promise<void>): void {
  work().catch((error: unknown) => report(what, wireErrorOf(error)))
}
