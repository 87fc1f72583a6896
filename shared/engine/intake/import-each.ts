import type { ImportedFile, RebuildSummary } from '../../contract/shapes.ts'
import { recognise } from '../../intake/recognise.ts'
import { DocketError } from '../../model/error.ts'
import type { Progress } from '../../model/progress.ts'
import type { ImportSurroundings } from '../import-evidence.ts'
import { openCaseFile } from '../open-case-file.ts'
import { type OpenEvaluator, rebuildCase } from '../rebuild-case.ts'
import { takeFile } from './take-file.ts'

export interface FileToImport {
  readonly path: string
  /** What it is to be taken for; undefined: for what it looks like. */
  readonly format: string | undefined
}

/** How it went with one file. `stopped` while it was read: what was read of it is in the case. */
export type FileEnd =
  | { readonly state: 'taken'; readonly as: ImportedFile }
  | { readonly state: 'failed'; readonly error: DocketError }
  | { readonly state: 'stopped' | 'not-begun' }

export interface EachImported {
  /** One an item, in their order. */
  readonly files: readonly FileEnd[]
  readonly rebuild: RebuildSummary | null
  readonly stopped: boolean
}

/**
 * Takes files into a case that is there, one after another: one that fails holds up none of the others. Then
 * rebuilds, where the case holds something that was not rebuilt. Being asked to stop is an end like others, since
 * it is to be told of each file how far it came. Throws what opening the case and rebuilding it throw.
 */
export async function importEach(
  casePath: string,
  items: readonly FileToImport[],
  rebuild: 'after' | 'leave',
  surroundings: ImportSurroundings & { readonly evaluator: OpenEvaluator },
): Promise<EachImported> {
  using file = openCaseFile(casePath, 'read-write')
  const files: FileEnd[] = []
  let stopped = false
  for (const [item, { path, format }] of items.entries()) {
    stopped ||= surroundings.signal?.aborted === true
    if (stopped) {
      files.push({ state: 'not-begun' })
      continue
    }
    const onProgress = (progress: Progress) => surroundings.onProgress?.({ ...progress, item })
    try {
      const as = await recognise(path, { format })
      files.push({ state: 'taken', as: await takeFile(file, path, as, { ...surroundings, onProgress }) })
    } catch (error) {
      if (!(error instanceof DocketError)) throw error
      stopped = error.code === 'CANCELLED'
      files.push(stopped ? { state: 'stopped' } : { state: 'failed', error })
    }
  }
  if (stopped || rebuild === 'leave' || file.meta.derived === 'current')
    return { files, rebuild: null, stopped }
  try {
    return { files, rebuild: await rebuildCase(file, surroundings), stopped }
  } catch (error) {
    if (error instanceof DocketError && error.code === 'CANCELLED')
      return { files, rebuild: null, stopped: true }
    throw error
  }
}
