import { cerbosVersions } from '../definitions/cerbos-store.ts'
import { type Files, type SourceContent, SourceRefused } from './source-version.ts'

const NOTHING_MADE = { made: new Map<string, Uint8Array>(), notes: [] }

/** The policies of a Cerbos store, each by the id and version that a log names. Throws SourceRefused. */
export function cerbosContent(files: Files): SourceContent {
  const store = cerbosVersions(files)
  if (store.kind === 'refused') throw new SourceRefused(`${store.path}: ${store.problem}`)
  const versions = store.kind === 'none' ? [] : store.versions
  return {
    ...NOTHING_MADE,
    versions: versions.map(({ policy, version, texts }) => ({
      policy,
      version,
      texts,
      engine: 'cerbos' as const,
    })),
  }
}

/** One policy of all Cedar texts, with the schema and the entities that lie beside them where there is one of each. */
export function cedarContent(files: Files, name: string): SourceContent {
  const paths = [...files.keys()].toSorted()
  const named = (pattern: RegExp) => {
    const [only, other] = paths.filter((path) => pattern.test(path))
    return other === undefined ? only : undefined
  }
  return {
    ...NOTHING_MADE,
    versions: [
      {
        policy: name,
        engine: 'cedar',
        version: undefined,
        texts: paths.filter((path) => path.endsWith('.cedar')),
        entities: named(/(?:^|\/)entities\.json$/),
        schema: named(/\.cedarschema$|(?:^|\/)schema\.json$|\.cedarschema\.json$/),
      },
    ],
  }
}

/** Each model a policy of its own, by its file's name. */
export function dmnContent(files: Files, name: string): SourceContent {
  const models = [...files.keys()].filter((path) => path.endsWith('.dmn')).toSorted()
  return {
    ...NOTHING_MADE,
    versions: models.map((path) => ({
      policy: models.length === 1 ? name : path.replace(/\.dmn$/, ''),
      engine: 'dmn',
      version: undefined,
      texts: [path],
    })),
  }
}
