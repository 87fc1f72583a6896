import type { JsonValue } from '../../model/json.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import type { JudgedDecision } from '../../model/rebuilt.ts'
import { holdsMark } from '../../model/withheld.ts'
import { bindOf } from '../../reconstruct/rebuild-run.ts'
import { requestOf } from '../../reconstruct/request.ts'
import { isRead } from '../../replay/reads.ts'
import { parseLossless } from '../../proof/lossless-json.ts'

const CONTEXT = 'context.'

/** What of a decision's request is withheld. */
export interface WithheldInRequest {
  /** Whether anything is. */
  readonly any: boolean
  /** By name, what its policy reads of it; all of it, where what the policy reads is not known. */
  readonly read: readonly string[]
}

/**
 * What of a decision's request is withheld, in records that are read again without their disclosure. Who asks, for
 * what, and for which thing count as read by every policy.
 */
export function withheldInRequest(
  { dossier, reads }: JudgedDecision,
  policies: readonly PolicyVersion[],
): WithheldInRequest {
  const request = requestOf(dossier, bindOf(policies, dossier.policy?.id ?? dossier.defined?.policy))
  if (request.kind === 'unbound' || !holdsMark(request.text)) return { any: false, read: [] }
  const reading = parseLossless(request.text)
  const paths = reading.ok ? [...markedPaths(reading.value, '')] : ['request']
  const read = paths
    .filter((path) => !path.startsWith(CONTEXT) || reads === undefined || isRead(reads, nameOf(path)))
    .map(nameOf)
  return { any: true, read: [...new Set(read)].toSorted() }
}

function nameOf(path: string): string {
  return path.startsWith(CONTEXT) ? path.slice(CONTEXT.length) : path
}

/** Dotted paths of the texts that stand for withheld values. Depth is bounded by the reading of the record. */
function* markedPaths(value: JsonValue, path: string): Generator<string> {
  if (typeof value === 'string') {
    if (holdsMark(value)) yield path === '' ? 'request' : path
  } else if (Array.isArray(value))
    for (const each of value as readonly JsonValue[]) yield* markedPaths(each, path)
  else if (typeof value === 'object' && value !== null && !JSON.isRawJSON(value))
    for (const [key, each] of Object.entries(value))
      yield* holdsMark(key)
        ? [path === '' ? key : path]
        : markedPaths(each, path === '' ? key : `${path}.${key}`)
}
