import type { ImportSummary } from '../contract/shapes.ts'
import { recognise } from '../intake/recognise.ts'
import type { ImportSurroundings } from './import-evidence.ts'
import { takeFile } from './intake/take-file.ts'
import { openOrMakeCase } from './open-case-file.ts'
import { type OpenEvaluator, rebuildCase } from './rebuild-case.ts'

export interface ImportChoices {
  /** What the files are, whatever they look like. */
  readonly format: string | undefined
  readonly rebuild: 'after' | 'leave'
}

/**
 * Takes files into a case, which is made where there is none, in the order given; then rebuilds. All files
 * are recognised before the first is taken, so that a wrong name among them changes nothing.
 */
export async function importFiles(
  casePath: string,
  paths: readonly string[],
  { format, rebuild }: ImportChoices,
  surroundings: ImportSurroundings & { readonly evaluator: OpenEvaluator },
): Promise<ImportSummary> {
  const recognised = []
  for (const path of paths) recognised.push({ path, as: await recognise(path, { format }) })
  using file = openOrMakeCase(casePath, surroundings)
  const files = []
  for (const { path, as } of recognised) files.push(await takeFile(file, path, as, surroundings))
  return { files, rebuild: rebuild === 'after' ? await rebuildCase(file, surroundings) : null }
}
