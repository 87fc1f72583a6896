import type { Grade } from '../model/decision.ts'
import type { PolicyVersion } from '../model/policy.ts'
import type { Check } from '../model/evidence.ts'
import type { Told } from '../model/rebuilt.ts'
import type { Instant } from '../model/time.ts'
import { holdsPath, loadedBundles, pathAsked } from './opa-check.ts'
import { policyInForce } from './policy-in-force.ts'
import { versionNames } from './version-names.ts'

/** The policy that a check names, by the id and version that the case knows it by. */
export interface CheckedPolicy {
  readonly id: string
  /** Undefined: the log does not tell it, and nothing else does. */
  readonly version: string | undefined
  /** Where it is not plainly what the log says. */
  readonly grades: Readonly<Record<string, Grade>>
}

/**
 * What a check names. A record of formats.md 1 names a version, and that is it; the logs of engines name less:
 *
 * - OPA names a bundle as its settings call it, at a revision. The bundle of the case may be called otherwise, so it
 *   is known by its revision, a short commit too (`derived`). Of several bundles that were loaded, it is the one whose
 *   roots hold the path that was asked (`inferred`).
 * - Cerbos names a version that may have had several contents: the one of the commit that the log tells, else the one
 *   in force then (`inferred`).
 * - Where no version is told, it is the one in force then (`inferred`).
 *
 * Where that leaves more than one content, none is taken: the policy stays as the log names it. So it is `inferred`
 * too where the case was given another content under the very same name.
 */
export function checkedPolicy(
  check: Told<Check>,
  policies: readonly PolicyVersion[],
  instant: Instant,
): CheckedPolicy {
  const { id, version, digest } = check.fact.policy
  const told = { id, version, grades: {} }
  const { engine } = check.by
  const ofEngine = engine === undefined ? [] : policies.filter((each) => each.engine === engine)
  const found =
    engine === 'rego'
      ? ofOpa(check, { policies, ofEngine, instant })
      : version === undefined
        ? inForceThen(ofEngine, id, instant)
        : ofNames(versionNames(policies).named(version), check, instant)
  if (found !== undefined) return found
  const exact = version === undefined ? undefined : versionNames(policies).exact(id, version)
  return exact?.otherContents === true && digest === undefined ? named(exact, 'inferred') : told
}

function ofOpa(
  check: Told<Check>,
  around: {
    readonly policies: readonly PolicyVersion[]
    readonly ofEngine: readonly PolicyVersion[]
    readonly instant: Instant
  },
): CheckedPolicy | undefined {
  const { id, version } = check.fact.policy
  const { policies, ofEngine, instant } = around
  const bundles = loadedBundles(check.by)
  const byRevision = (name: string, revision: string) => {
    const same = versionNames(policies)
      .named(revision)
      .filter(({ engine }) => engine === 'rego')
    const ofName = same.filter(({ policy }) => policy === name)
    return only(ofName.length > 0 ? ofName : same, instant)
  }
  if (bundles.length > 1) {
    const holding = bundles.flatMap(({ name, revision }) => {
      const found = byRevision(name, revision)
      return found !== undefined && holdsPath(found.version, pathAsked(check.fact)) ? [found.version] : []
    })
    return holding[0] === undefined || holding.length > 1 ? undefined : named(holding[0], 'inferred')
  }
  if (version === undefined) {
    const holding = ofEngine.filter((each) => holdsPath(each, pathAsked(check.fact)))
    const ids = new Set(holding.map(({ policy }) => policy))
    const known = ids.has(id) ? id : ids.size === 1 ? [...ids][0] : undefined
    return known === undefined ? undefined : inForceThen(holding, known, instant)
  }
  const found = byRevision(id, version)
  if (found === undefined || isSame(found.version, check)) return undefined
  return named(found.version, found.grade)
}

/** Versions that a name stands for, where the very version is not there. */
function ofNames(
  versions: readonly PolicyVersion[],
  check: Told<Check>,
  instant: Instant,
): CheckedPolicy | undefined {
  const { id } = check.fact.policy
  const same = versions.filter((each) => each.policy === id && each.engine === check.by.engine)
  if (same.some((each) => isSame(each, check))) return undefined
  const commit = commitOf(check.fact)
  const ofCommit = commit === undefined ? [] : same.filter(({ also }) => also?.includes(commit) === true)
  if (ofCommit.length === 1 && ofCommit[0] !== undefined) return named(ofCommit[0], 'derived')
  const found = only(same, instant)
  return found && named(found.version, found.grade)
}

/** The one content, else the one in force then. */
function only(
  versions: readonly PolicyVersion[],
  instant: Instant,
): { readonly version: PolicyVersion; readonly grade: Grade } | undefined {
  const [first] = versions
  if (first === undefined) return undefined
  if (new Set(versions.map(({ digest }) => digest)).size === 1) return { version: first, grade: 'derived' }
  if (new Set(versions.map(({ policy }) => policy)).size > 1) return undefined
  const then = policyInForce(versions, first.policy, instant, undefined)
  return then && { version: then, grade: 'inferred' }
}

function inForceThen(
  versions: readonly PolicyVersion[],
  id: string,
  instant: Instant,
): CheckedPolicy | undefined {
  const then = policyInForce(versions, id, instant, undefined)
  return then && named(then, 'inferred')
}

function isSame({ policy, version }: PolicyVersion, { fact }: Told<Check>): boolean {
  return policy === fact.policy.id && version === fact.policy.version
}

function named({ policy, version }: PolicyVersion, grade: Grade): CheckedPolicy {
  return { id: policy, version, grades: { policy: grade } }
}

/** The commit that a log of Cerbos gives for the store that it read. */
function commitOf({ policy }: Check): string | undefined {
  const { hash } = (policy['source'] ?? {}) as { readonly hash?: unknown }
  return typeof hash === 'string' ? hash : undefined
}
