import { wireErrorOf } from '../client/client.ts'
import { bytes, counted } from '../words/numbers.ts'
import type { OpenCase } from './case.ts'
import type { DecisionList } from './decision-list.ts'
import { chooseWhere } from './files.ts'
import { runJob } from './jobs.ts'
import { report, toast } from './notices.ts'

/** Writes a list to a file that the person chooses. */
export function exportDecisions(opened: OpenCase, list: DecisionList, as: 'csv' | 'ndjson'): void {
  void write(opened, list, as).catch((error: unknown) => report('Export decisions', wireErrorOf(error)))
}

async function write(
  { case: token, name }: OpenCase,
  list: DecisionList,
  as: 'csv' | 'ndjson',
): Promise<void> {
  const out = await chooseWhere(`${name}-decisions.${as}`, as)
  if (out === null) return
  const ended = await runJob(
    'decisions.export',
    { case: token, ...list, as, out: out.token },
    { title: `Export decisions to ${out.name}` },
  )
  if (ended.state === 'failed') report('Export decisions', ended.error)
  if (ended.state === 'done')
    toast(`${ended.value.name}: ${counted(ended.value.rows, 'decision')}, ${bytes(ended.value.bytes)}`)
}
