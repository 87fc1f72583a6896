import type { CaseFile } from '../../casefile/case-file.ts'
import type { StoredDefinition } from '../../casefile/definition-store.ts'
import type { GivenDefinition, GivenPolicy } from '../../packet/contents.ts'
import type { KnownDefinitions, ReadDefinition } from '../known-definitions.ts'
import type { UsedIds } from './used-by.ts'

/**
 * The definition files that the chosen decisions used, in the order of their import: every version of
 * each workflow and policy that one of them names, since which was in force depends on the others. Files
 * of a bundle that belong to other policies stay out; its `policies.yaml` is whole.
 */
export function usedDefinitions(
  file: CaseFile,
  stored: readonly { readonly entry: StoredDefinition; readonly read: ReadDefinition }[],
  known: KnownDefinitions,
  used: Pick<UsedIds, 'workflows' | 'policies'>,
): { readonly definitions: readonly GivenDefinition[]; readonly policies: readonly GivenPolicy[] } {
  const definitions: GivenDefinition[] = []
  const policies: GivenPolicy[] = []
  for (const { entry, read } of stored) {
    if (!isUsed(read, used)) continue
    const [first, ...files] = file.definitions.files(entry.id)
    if (first === undefined) continue
    const { kind, name } = entry
    if (read.kind !== 'policies') {
      definitions.push({ kind, name, bytes: first.bytes })
      continue
    }
    const versions = read.value.filter(({ policy }) => used.policies.has(policy))
    const wanted = new Set(versions.flatMap((version) => version.files.map(({ path }) => path)))
    const given = files
      .filter(({ path }) => wanted.has(path))
      .map(({ path, bytes }) => ({ name: path, bytes }))
    for (const version of versions)
      if (
        known.policies.some(
          (each) =>
            each.policy === version.policy &&
            each.version === version.version &&
            each.digest === version.digest,
        )
      )
        policies.push({
          id: version.policy,
          version: version.version,
          engine: version.engine,
          digest: version.digest,
          bundle: definitions.length,
          files: version.files.map(({ path }) => path),
        })
    definitions.push({ kind, name, bytes: first.bytes, files: given })
  }
  return { definitions, policies }
}

function isUsed(read: ReadDefinition, used: Pick<UsedIds, 'workflows' | 'policies'>): boolean {
  switch (read.kind) {
    case 'workflow':
      return used.workflows.has(read.value.id)
    case 'boundary':
      return used.workflows.has(read.value.workflow.id)
    case 'policies':
      return read.value.some(({ policy }) => used.policies.has(policy))
  }
}
