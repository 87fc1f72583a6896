import type { JsonValue } from '../model/json.ts'
import type { PolicyVersion } from '../model/policy.ts'
import { parseLossless } from '../proof/lossless-json.ts'

const known = new WeakMap<PolicyVersion, readonly string[]>()

/**
 * The roots of an OPA bundle, from its `.manifest`: paths below `data` that it owns, parted by `/`. Without a
 * manifest, or one that names none, the whole (`''`). The bytes are hostile: what is no manifest names none.
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
  const { roots } = ((reading.ok ? reading.value : null) ?? {}) as { readonly roots?: JsonValue }
  if (!Array.isArray(roots)) return ['']
  return (roots as readonly JsonValue[])
    .filter((root) => typeof root === 'string')
    .map((root) => stepsOf(root).join('/'))
}

function stepsOf(root: string): readonly string[] {
  return root.split('/').filter((step) => step !== '')
}
