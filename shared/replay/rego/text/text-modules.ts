import type { PolicyVersion } from '../../../model/policy.ts'
import { textOfFile } from '../../version-texts.ts'
import type { Module } from '../ast.ts'
import { parseModule } from '../parse/parse.ts'
import { RegoRefused } from '../parse/refused.ts'

/**
 * The modules of a version, for what is read of them without running them: a text that is no Rego in either language is
 * left out. Places count a BOM at the start, as the files do.
 */
export function textModules(version: PolicyVersion): readonly Module[] {
  const languages = version.options?.rego === 'v0' ? (['v0', 'v1'] as const) : (['v1', 'v0'] as const)
  return version.texts.flatMap((path) => {
    const text = path.endsWith('.rego') ? textOfFile(version, path) : undefined
    if (text === undefined) return []
    for (const language of languages) {
      const module = moduleOf(text, path, language)
      if (module !== undefined) return [module]
    }
    return []
  })
}

function moduleOf(text: string, path: string, language: 'v0' | 'v1'): Module | undefined {
  try {
    return parseModule(text, path, language)
  } catch (error) {
    if (error instanceof RegoRefused) return undefined
    throw error
  }
}
