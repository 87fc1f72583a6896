import { basename } from 'node:path'
import type { CaseFile } from '../casefile/case-file.ts'
import type { ImportedFile, ImportSummary } from '../contract/shapes.ts'
import { recognise, type Recognised } from '../intake/recognise.ts'
import { readDefinition } from '../intake/definitions/read-definition.ts'
import { type ImportSurroundings, importEvidence } from './import-evidence.ts'
import { BOUNDARY_FORMAT } from '../model/boundary.ts'
import { POLICIES_FORMAT } from '../model/policy.ts'
import { WORKFLOW_FORMAT } from '../model/workflow.ts'
import { openOrMakeCase } from './open-case-file.ts'
import { type OpenEvaluator, rebuildCase } from './rebuild-case.ts'

const FORMATS = {
  workflow: WORKFLOW_FORMAT,
  boundary: BOUNDARY_FORMAT,
  policies: POLICIES_FORMAT,
} as const

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
  const files: ImportedFile[] = []
  for (const { path, as } of recognised)
    files.push(
      as.kind === 'evidence'
        ? await takeEvidence(file, path, as, surroundings)
        : await takeDefinition(file, path, as, surroundings),
    )
  return { files, rebuild: rebuild === 'after' ? await rebuildCase(file, surroundings) : null }
}

async function takeEvidence(
  file: CaseFile,
  path: string,
  { kind, format, reason }: Extract<Recognised, { kind: 'evidence' }>,
  surroundings: ImportSurroundings,
): Promise<ImportedFile> {
  const { source, status } = await importEvidence(file, { path, format, reason }, surroundings)
  const { accepted, quarantined } = source.state
  const notes =
    status === 'already-there'
      ? [`byte for byte the same as ${source.name}, which is in the case: not taken again`]
      : []
  return {
    name: basename(path),
    kind,
    format,
    reason,
    status,
    records: accepted + quarantined,
    quarantined,
    notes,
  }
}

async function takeDefinition(
  file: CaseFile,
  path: string,
  recognised: Exclude<Recognised, { kind: 'evidence' }>,
  { by, now }: ImportSurroundings,
): Promise<ImportedFile> {
  const { kind, reason } = recognised
  const format = FORMATS[kind]
  const { name, files, notes } = await readDefinition(path, recognised)
  const time = now().toISOString()
  const { added, definition } = file.transaction(() => {
    const result = file.definitions.add({ kind, name, importedAt: time, importedBy: by, files })
    if (result.added)
      file.custody.append({
        time,
        by,
        act: 'import',
        about: { definition: result.definition.id, kind, name, sha256: result.definition.sha256 },
      })
    return result
  })
  const known = added ? [] : [`the same content as ${definition.name}, which is in the case: not taken again`]
  const status = added ? 'imported' : 'already-there'
  return { name, kind, format, reason, status, records: 0, quarantined: 0, notes: [...notes, ...known] }
}
