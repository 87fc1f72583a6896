import { parse } from 'yaml'
import { PolicyManifest, type PolicyVersion } from '../../../shared/model/policy.ts'
import { policyVersion } from '../../fixtures/policy-version.ts'
import type { Sample } from '../../fixtures/sample/make-sample.ts'

/** The policy versions of a sample's bundle, read by YAML and hash alone. */
export function bundleVersions(sample: Sample): readonly PolicyVersion[] {
  const manifest = PolicyManifest.parse(parse(textOf(sample, 'policies.yaml'), { schema: 'failsafe' }))
  return manifest.policies.flatMap(({ id, engine, bind, versions }) =>
    versions.map((entry) => {
      const paths = [...entry.files, entry.entities, entry.schema].filter((path) => path !== undefined)
      const made = policyVersion({
        policy: id,
        version: entry.version,
        engine,
        effective: entry.effective,
        declaredDigest: entry.digest,
        bind,
        texts: Object.fromEntries(paths.map((path) => [path, textOf(sample, path)])),
      })
      return { ...made, texts: entry.files, entities: entry.entities, schema: entry.schema }
    }),
  )
}

function textOf(sample: Sample, path: string): string {
  const file = sample.files.find(({ name }) => name === `policies/${path}`)
  if (file === undefined) throw new Error(`the bundle has no ${path}`)
  return Buffer.from(file.bytes).toString()
}
