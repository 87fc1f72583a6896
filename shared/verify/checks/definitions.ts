import type { PacketManifest } from '../../model/packet.ts'
import { policyVersionId } from '../../model/ids.ts'
import { canonicalJson } from '../../proof/canonical-json.ts'
import { formatDigest } from '../../proof/digest.ts'
import type { Hash } from '../../proof/hash.ts'
import { counted, Faults, quoted, type Judged } from '../faults.ts'

/**
 * The definitions are those that the manifest lists, no more and no less; each policy version has the digest
 * of its files (formats.md 3); and the versions that were replayed are there. `digests` are of the entries.
 */
export function checkDefinitions(
  manifest: PacketManifest,
  digests: ReadonlyMap<string, { readonly sha256: string }>,
  replayed: ReadonlySet<string>,
  hash: Hash,
): Judged {
  const faults = new Faults()
  const listed = new Set<string>()
  const ofBundles = new Set<string>()
  for (const { path, files = [] } of manifest.definitions) {
    for (const file of files) ofBundles.add(JSON.stringify([file.name, file.path]))
    for (const entry of [path, ...files.map((file) => file.path)]) {
      if (!isDefinition(entry)) faults.add(`${quoted(entry)} is no place for a definition`)
      if (listed.has(entry)) faults.add(`${quoted(entry)} is listed twice`)
      if (!digests.has(entry)) faults.add(`${quoted(entry)} is listed and not there`)
      listed.add(entry)
    }
  }
  for (const name of digests.keys())
    if (isDefinition(name) && !listed.has(name)) faults.add(`${quoted(name)} is there and not listed`)
  const versions = new Set<string>()
  for (const policy of manifest.policies) {
    const id = policyVersionId(policy.id, policy.version)
    if (versions.has(id)) faults.add(`${quoted(id)} is listed twice`)
    versions.add(id)
    for (const { name, path } of policy.files)
      if (!ofBundles.has(JSON.stringify([name, path])))
        faults.add(`${quoted(id)} names ${quoted(path)}, which is no file ${quoted(name)} of a bundle`)
    if (digestOf(policy, digests, hash) !== policy.digest)
      faults.add(`the files of ${quoted(id)} do not have its digest`)
  }
  for (const id of replayed)
    if (!versions.has(id))
      faults.add(`decisions were replayed under ${quoted(id)}, whose files are not there`)
  return faults.judge(
    `${counted(listed.size, 'file')}, as listed; ${counted(versions.size, 'policy version has', 'policy versions have')} the digest of ${versions.size === 1 ? 'its' : 'their'} files`,
  )
}

function isDefinition(name: string): boolean {
  return name.startsWith('policies/') || name.startsWith('workflows/')
}

function digestOf(
  { files }: PacketManifest['policies'][number],
  digests: ReadonlyMap<string, { readonly sha256: string }>,
  hash: Hash,
): string {
  // From entries: a file may be named `__proto__`.
  const byName = Object.fromEntries(files.map(({ name, path }) => [name, digests.get(path)?.sha256 ?? '']))
  return formatDigest(hash(new TextEncoder().encode(canonicalJson(byName))))
}
