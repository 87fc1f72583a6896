import { ReviewAct } from '../model/review.ts'
import type { ActId, ActWithId } from '../model/review.ts'
import { instantOf } from '../model/time.ts'
import { canonicalJson } from '../proof/canonical-json.ts'
import { formatDigest } from '../proof/digest.ts'
import type { Hash } from '../proof/hash.ts'
import { parseLossless } from '../proof/lossless-json.ts'
import { byBytes } from './byte-order.ts'

/** An act's canonical JSON (RFC 8785), of which its id is the SHA-256. Fields that are undefined are left out. */
export function actText(act: ReviewAct): string {
  return canonicalJson(JSON.parse(JSON.stringify(act)))
}

/** `sha256:` of an act as `actText` gives it. */
export function actIdOf(text: string, hash: Hash): ActId {
  return formatDigest(hash(new TextEncoder().encode(text)))
}

/** The act that a line holds, or undefined: it is hostile. */
export function readAct(id: string, text: string, hash: Hash): ActWithId | undefined {
  if (actIdOf(text, hash) !== id) return undefined
  const json = parseLossless(text)
  const parsed = json.ok ? ReviewAct.safeParse(json.value) : undefined
  return parsed?.success === true && canonicalJson(parsed.data) === text
    ? { id, act: parsed.data }
    : undefined
}

/** In order of their times, and of their ids where those are equal: the same acts stand in the same order anywhere. */
export function inOrder<Act extends ActWithId>(acts: readonly Act[]): readonly Act[] {
  return acts
    .map((each) => ({ each, at: instantOf(each.act.time) ?? 0 }))
    .toSorted((a, b) => a.at - b.at || byBytes(a.each.id, b.each.id))
    .map(({ each }) => each)
}
