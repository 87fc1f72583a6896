import type { PolicyVersion } from '../model/policy.ts'
import { parseLossless } from '../proof/lossless-json.ts'

const known = new WeakMap<PolicyVersion, readonly string[]>()

/**
 * The roots of an OPA bundle, from its `.manifest`: paths below `data` that it owns, parted by `/`. Without a
 * manifest, or one that names none, the whole (`''`). The bytes are hostile.
 */
export function rootsOf(version: PolicyVersion): readonly string[] {
  const before = known.get(version)
  if (before !== undefined) return before
  const roots = readRoots(version)
  known.set(version, roots)
  return roots
}

function readRoots({ files }: PolicyVersion): readonly string[] {
  const manifest = files.find(({ path }) => path === '.manifest' || path.endsWith('/.manifest'))
  if (manifest === undefined) return ['']
  const reading = parseLossless(new TextDecoder().decode(manifest.bytes))
  const { roots } = (reading.ok ? reading.value : {}) as { readonly roots?: unknown }
  if (!Array.isArray(roots)) return ['']
  return roots.filter((root) => typeof root === 'string').map((root) => root.replace(/^\/+|\/+$/g, ''))
}
