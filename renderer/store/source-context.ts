import type { ContextGiven, SourceRow } from '../../shared/contract/intake.ts'
import type { OpenCase } from './case.ts'
import { runJob } from './jobs.ts'
import { report, toast } from './notices.ts'

/** Keeps what is said of where a source comes from. It can be taken back, which is an act of custody as well. */
export async function describeSource(
  { case: token }: OpenCase,
  { id, name }: Pick<SourceRow, 'id' | 'name'>,
  context: ContextGiven,
): Promise<void> {
  const title = `Keep the context of s${id}`
  const ended = await runJob('source.describe', { case: token, source: id, context }, { title })
  if (ended.state === 'failed') report(`${title}, ${name}`, ended.error)
  if (ended.state !== 'done' || !ended.value.changed) return
  const { before } = ended.value
  toast(`Context of s${id} kept`, () => void takeBack(token, id, before))
}

async function takeBack(token: string, id: number, before: ContextGiven): Promise<void> {
  const title = `Take back the context of s${id}`
  const ended = await runJob('source.describe', { case: token, source: id, context: before }, { title })
  if (ended.state === 'failed') report(title, ended.error)
}
