import { runJob } from './jobs.ts'
import { report } from './notices.ts'

/** Rebuilds a case; what shows it is asked again when it is done. */
export async function rebuildCase(token: string, onStart: (jobId: string) => void): Promise<void> {
  const ended = await runJob('case.rebuild', { case: token }, { title: 'Rebuild', onStart })
  if (ended.state === 'failed') report('Rebuild the case', ended.error)
}
