import { basename } from 'node:path'
import type { CaseFile } from '../../casefile/case-file.ts'
import type { ImportedFile } from '../../contract/shapes.ts'
import { formatOfPolicies } from '../../intake/detect/recognised.ts'
import type { Recognised } from '../../intake/recognise.ts'
import { readDefinition } from '../../intake/definitions/read-definition.ts'
import { type ImportSurroundings, importEvidence } from '../import-evidence.ts'
import { otherContents } from './other-contents.ts'
import { BOUNDARY_FORMAT } from '../../model/boundary.ts'
import { POLICIES_FORMAT } from '../../model/policy.ts'
import { WORKFLOW_FORMAT } from '../../model/workflow.ts'

const FORMATS = {
  workflow: WORKFLOW_FORMAT,
  boundary: BOUNDARY_FORMAT,
  policies: POLICIES_FORMAT,
} as const

/** The name that `--format` takes for what a file is. */
export function formatOf(recognised: Recognised): string {
  if (recognised.kind === 'evidence') return recognised.format
  const policies = recognised.kind === 'policies' ? formatOfPolicies(recognised) : undefined
  return policies ?? FORMATS[recognised.kind]
}

/** Takes a file into a case, as what it was recognised for. Throws what reading it throws, and CANCELLED. */
export async function takeFile(
  file: CaseFile,
  path: string,
  as: Recognised,
  surroundings: ImportSurroundings,
): Promise<ImportedFile> {
  return as.kind === 'evidence'
    ? takeEvidence(file, path, as, surroundings)
    : takeDefinition(file, path, as, surroundings)
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
  const format = formatOf(recognised)
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
  const others = added && kind === 'policies' ? otherContents(file, definition.id) : []
  const known = added
    ? others
    : [`the same content as ${definition.name}, which is in the case: not taken again`]
  const status = added ? 'imported' : 'already-there'
  return { name, kind, format, reason, status, records: 0, quarantined: 0, notes: [...notes, ...known] }
}
