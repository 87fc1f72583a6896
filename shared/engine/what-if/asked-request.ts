import type { PolicyVersion } from '../../model/policy.ts'
import type { Dossier } from '../../model/rebuilt.ts'
import { bindOf } from '../../reconstruct/rebuild-run.ts'
import { requestOf } from '../../reconstruct/request.ts'
import type { Change, ChangeableRequest, ChangedRequest } from '../../replay/what-if/changeable-request.ts'
import { loggedRequest } from '../../replay/what-if/logged-request.ts'
import { boundRequest, madeRequest } from './bound-request.ts'

/** Where the clock stands for a decision that is put to a policy again. */
function clockOf(dossier: Dossier): string {
  return dossier.check?.by.record.time ?? dossier.time
}

/** Whether the decision's request was logged; one that was not is made by `bind`. */
export function requestKind(dossier: Dossier): 'logged' | 'bound' {
  return dossier.check?.fact.request === undefined ? 'bound' : 'logged'
}

/** The request by which a decision is put to a version; words where none can be made. */
export function askedRequest(
  dossier: Dossier,
  version: PolicyVersion,
  policies: readonly PolicyVersion[],
): ChangeableRequest | string {
  const bind = bindOf(policies, version.policy)
  const made = requestOf(dossier, bind)
  const at = clockOf(dossier)
  if (made.kind === 'logged') return loggedRequest({ text: made.text, at }, version.engine, bind)
  if (bind === undefined) return 'no request was logged, and the bundle does not say how to make one'
  if (made.kind === 'bound') return boundRequest({ text: made.text, at }, dossier, bind)
  return `nothing fills ${made.missing.map((name) => `{${name}}`).join(', ')}`
}

/** The request with these attributes changed; the changes may fill what was missing of one. */
export function changedRequest(
  dossier: Dossier,
  version: PolicyVersion,
  policies: readonly PolicyVersion[],
  changes: readonly Change[],
): ChangedRequest {
  const asked = askedRequest(dossier, version, policies)
  if (typeof asked !== 'string') return asked.changed(changes)
  const bind = bindOf(policies, version.policy)
  if (bind === undefined) return { ok: false, why: asked }
  return madeRequest({ at: clockOf(dossier) }, dossier, bind, changes)
}
