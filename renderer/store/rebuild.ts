import type { OpenCase } from './case.ts'
import { runJob } from './jobs.ts'
import { report } from './notices.ts'

/** Rebuilds a case in the background; the tray shows how far it is. */
export function rebuildCase({ case: token, name }: OpenCase): void {
  void runJob('case.rebuild', { case: token }, { title: `Rebuild ${name}` }).then((ended) => {
    if (ended.state === 'failed') report(`Rebuild ${name}`, ended.error)
    return ended
  })
}
