import { readCaseDefinitions } from '../../shared/engine/case-definitions.ts'
import { gatherFile } from '../../shared/engine/gather-file.ts'
import { readRuns } from '../../shared/engine/read-runs.ts'
import { openCaseFile } from '../../shared/engine.ts'
import type { PolicyVersion } from '../../shared/model/policy.ts'
import { bindOf, rebuildRun } from '../../shared/reconstruct/rebuild-run.ts'
import { requestOf } from '../../shared/reconstruct/request.ts'

export interface Asked {
  readonly request: string
  readonly version: PolicyVersion
}

/** The first so many different requests of a case's decisions, each with the version that was recorded. */
export function requestsOf(casePath: string, most: number): readonly Asked[] {
  using file = openCaseFile(casePath, 'read-only')
  const sources = file.sources.list()
  const known = readCaseDefinitions(file)
  const gathered = gatherFile(file, sources)
  const facts = {
    settings: file.meta.settings,
    lastRecord: gathered.lastRecord,
    definitions: known.definitions,
    conflictingDefinitions: known.conflicting,
    policies: known.policies,
    enteredElsewhere: gathered.enteredElsewhere,
  }
  const formats = new Map(sources.map(({ id, format }) => [id, format]))
  const asked = new Map<string, Asked>()
  for (const runs of readRuns(file, gathered, formats, undefined))
    for (const { id, records } of runs)
      for (const dossier of rebuildRun(id, records, facts).decisions) {
        const { policy } = dossier
        const version = known.policies.find(
          (each) => each.policy === policy?.id && each.version === policy.version,
        )
        const request = requestOf(dossier, bindOf(known.policies, policy?.id))
        if (version === undefined || (request.kind !== 'bound' && request.kind !== 'logged')) continue
        asked.set(request.text, { request: request.text, version })
        if (asked.size >= most) return [...asked.values()]
      }
  return [...asked.values()]
}
