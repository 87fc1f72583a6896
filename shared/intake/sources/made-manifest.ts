import { digestOf } from '../../crypto.ts'
import { POLICIES_FORMAT } from '../../model/policy.ts'
import type { Effective } from '../../model/workflow.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { utf8Text } from '../../proof/utf8-text.ts'
import { digestOfFiles } from '../definitions/policy-versions.ts'
import type { Files, SourceVersion } from './source-version.ts'

const DIGEST_CHARS = 12
const MADE_BEFORE = 'made by Docket from '
const MADE_AFTER = ', which had no policies.yaml'

/** A version as a made manifest names it. */
export interface MadeVersion extends Omit<SourceVersion, 'version'> {
  readonly version: string
  readonly effective?: Effective | undefined
  /** Other names by which logs may call it. */
  readonly also?: readonly string[] | undefined
}

/**
 * `policies.yaml` for policies that came without one: in JSON, which is YAML too. It says that it was made, and of
 * what: everything in it can be worked out again from the files.
 */
export function madeManifest(versions: readonly MadeVersion[], madeOf: string): Uint8Array {
  const policies = new Map<string, MadeVersion[]>()
  for (const each of versions) {
    const key = JSON.stringify([each.policy, each.engine])
    const same = policies.get(key)
    if (same === undefined) policies.set(key, [each])
    else same.push(each)
  }
  const manifest = {
    format: POLICIES_FORMAT,
    made: `${MADE_BEFORE}${madeOf}${MADE_AFTER}`,
    policies: [...policies.values()].map((same) => ({
      id: same[0]?.policy,
      engine: same[0]?.engine,
      versions: same.map(({ version, also, effective, texts, entities, schema }) => ({
        version,
        also,
        effective,
        files: texts,
        entities,
        schema,
      })),
    })),
  }
  return new TextEncoder().encode(`${JSON.stringify(manifest, undefined, 2)}\n`)
}

/**
 * What a manifest says that it was made of, in the words given to `madeManifest`; undefined: it was not made. The bytes
 * are hostile.
 */
export function madeOf(manifest: Uint8Array): string | undefined {
  const text = utf8Text(manifest)
  const reading = text === undefined ? undefined : parseLossless(text)
  const { made } = (reading?.ok === true ? (reading.value ?? {}) : {}) as { readonly made?: unknown }
  if (typeof made !== 'string' || !made.startsWith(MADE_BEFORE) || !made.endsWith(MADE_AFTER))
    return undefined
  return made.slice(MADE_BEFORE.length, -MADE_AFTER.length)
}

/** The name of a version that its source does not name: the start of the digest of its files, by their paths. */
export function nameByContent(
  { texts, entities, schema }: Omit<SourceVersion, 'version'>,
  files: Files,
): string {
  const paths = [...texts, entities, schema].filter((path) => path !== undefined)
  const digests = paths.map((path) => ({ path, sha256: digestOf(files.get(path) ?? new Uint8Array(0)) }))
  return digestOfFiles(digests).slice(0, 'sha256:'.length + DIGEST_CHARS)
}
