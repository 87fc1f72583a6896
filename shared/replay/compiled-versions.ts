import type { PolicyVersion } from '../model/policy.ts'
import { compileVersion } from './engines.ts'
import type { Blocked, CompiledPolicy } from './policy-engine.ts'
import { type VersionKey, versionKey } from './version-key.ts'
import { bytesOf } from './version-texts.ts'

/** What one thread keeps ready at most: versions, and bytes of their files. One is kept whatever its size. */
const KEPT_READY: KeptReady = { versions: 64, bytes: 16 * 1024 * 1024 }

export interface KeptReady {
  readonly versions: number
  readonly bytes: number
}

/** The versions that one thread knows, each compiled when it is first asked for. */
export interface CompiledVersions {
  /** Adds a version; one that is known already is left as it is. */
  add(version: PolicyVersion): void
  /** The version made ready. Throws EngineStopped; throws an Error for a key that was never added. */
  get(key: VersionKey): CompiledPolicy | Blocked
  /** Gives everything back to the engines. */
  dispose(): void
}

/** Versions unused longest are given up, and compiled anew when they are asked for. */
export function compiledVersions(kept: KeptReady = KEPT_READY): CompiledVersions {
  const known = new Map<VersionKey, PolicyVersion>()
  const ready = new Map<VersionKey, CompiledPolicy | Blocked>()
  const giveUp = (key: VersionKey): void => {
    const given = ready.get(key)
    if (given?.kind === 'compiled') given.dispose()
    ready.delete(key)
  }
  const bytesReady = (): number =>
    [...ready.keys()]
      .flatMap((key) => known.get(key) ?? [])
      .reduce((sum, version) => sum + bytesOf(version), 0)
  return {
    add: (version) => {
      const key = versionKey(version)
      if (!known.has(key)) known.set(key, version)
    },
    get: (key) => {
      const version = known.get(key)
      if (version === undefined) throw new Error(`no such policy version here: ${key}`)
      const policy = ready.get(key)
      if (policy !== undefined) {
        ready.delete(key)
        ready.set(key, policy)
        return policy
      }
      const compiled = compileVersion(version)
      ready.set(key, compiled)
      for (const oldest of ready.keys()) {
        if (oldest === key || (ready.size <= kept.versions && bytesReady() <= kept.bytes)) break
        giveUp(oldest)
      }
      return compiled
    },
    dispose: () => {
      for (const key of ready.keys()) giveUp(key)
    },
  }
}
