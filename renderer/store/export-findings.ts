import { wireErrorOf } from '../client/client.ts'
import { bytes, counted } from '../words/numbers.ts'
import type { OpenCase } from './case.ts'
import { chooseWhere } from './files.ts'
import { runJob } from './jobs.ts'
import { report, toast } from './notices.ts'

/** Writes the findings of these codes, or of all, as SARIF to a file that the person chooses. */
export function exportFindings(opened: OpenCase, codes: readonly string[]): void {
  write(opened, codes).catch((error: unknown) => report('Export findings', wireErrorOf(error)))
}

async function write({ case: token, name }: OpenCase, codes: readonly string[]): Promise<void> {
  const what = codes.length === 0 ? 'findings' : codes.join('-')
  const out = await chooseWhere(`${name}-${what}.sarif`, 'sarif')
  if (out === null) return
  const ended = await runJob(
    'findings.export',
    { case: token, codes: [...codes], out: out.token },
    { title: `Export findings to ${out.name}` },
  )
  if (ended.state === 'failed') report('Export findings', ended.error)
  if (ended.state === 'done')
    toast(`${ended.value.name}: ${counted(ended.value.findings, 'finding')}, ${bytes(ended.value.bytes)}`)
}
