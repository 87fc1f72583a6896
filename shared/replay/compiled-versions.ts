import type { PolicyVersion } from '../model/policy.ts'
import { compileVersion } from './engines.ts'
import type { Blocked, CompiledPolicy } from './policy-engine.ts'
import { type VersionKey, versionKey } from './version-key.ts'

/** How many versions one thread keeps ready. */
export const VERSIONS_KEPT = 64

/** The versions that one thread knows, each compiled when it is first asked for. */
export interface CompiledVersions {
  /** Adds a version; one that is known already is left as it is. */
  add(version: PolicyVersion): void
  /** The version made ready. Throws EngineStopped; throws an Error for a key that was never added. */
  get(key: VersionKey): CompiledPolicy | Blocked
  /** Gives everything back to the engines. */
  dispose(): void
}

/** Keeps at most `kept` versions ready; the one unused longest is given up and compiled anew when asked for. */
export function compiledVersions(kept: number = VERSIONS_KEPT): CompiledVersions {
  const known = new Map<VersionKey, PolicyVersion>()
  const ready = new Map<VersionKey, CompiledPolicy | Blocked>()
  const giveUp = (key: VersionKey): void => {
    const given = ready.get(key)
    if (given?.kind === 'compiled') given.dispose()
    ready.delete(key)
  }
  return {
    add: (version) => {
      const key = versionKey(version)
      if (!known.has(key)) known.set(key, version)
    },
    get: (key) => {
      const version = known.get(key)
      if (version === undefined) throw new Error(`no such policy version here: ${key}`)
      const policy = ready.get(key) ?? compileVersion(version)
      ready.delete(key)
      ready.set(key, policy)
      for (const oldest of ready.keys()) if (ready.size > kept) giveUp(oldest)
      return policy
    },
    dispose: () => {
      for (const key of ready.keys()) giveUp(key)
    },
  }
}
