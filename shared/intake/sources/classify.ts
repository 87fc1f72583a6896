import { assertNever } from '../../model/assert-never.ts'
import { cerbosVersions } from '../definitions/cerbos-store.ts'
import { isOpaSource, opaContent } from './opa-source.ts'
import { cedarContent, cerbosContent, dmnContent } from './other-sources.ts'
import type { Files, PolicySource, SourceContent } from './source-version.ts'

/** What the files of a folder or archive are the policies of; undefined: of no engine that is known. */
export function sourceOf(files: Files): PolicySource | undefined {
  if (isOpaSource(files)) return 'opa-bundle'
  if (has(files, '.cedar')) return 'cedar-policies'
  if (has(files, '.dmn')) return 'dmn-models'
  return cerbosVersions(files).kind === 'none' ? undefined : 'cerbos-policies'
}

/** The policies in the files, as that source lays them out. `name` stands for those that have none. */
export function contentOf(source: PolicySource, files: Files, name: string): SourceContent {
  switch (source) {
    case 'opa-bundle':
      return opaContent(files, name)
    case 'cerbos-policies':
      return cerbosContent(files)
    case 'cedar-policies':
      return cedarContent(files, name)
    case 'dmn-models':
      return dmnContent(files, name)
    default:
      return assertNever(source)
  }
}

const WORDS: Readonly<Record<PolicySource, string>> = {
  'opa-bundle': 'an OPA bundle',
  'cerbos-policies': 'Cerbos policies',
  'cedar-policies': 'Cedar policies',
  'dmn-models': 'DMN models',
}

/** For people, and for the manifest that is made of it. */
export function sourceWords(source: PolicySource): string {
  return WORDS[source]
}

function has(files: Files, ending: string): boolean {
  return [...files.keys()].some((path) => path.endsWith(ending))
}
