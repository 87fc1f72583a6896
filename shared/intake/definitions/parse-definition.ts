import { assertNever } from '../../model/assert-never.ts'
import { BOUNDARY_FORMAT, BoundaryFile } from '../../model/boundary.ts'
import { DocketError } from '../../model/error.ts'
import type { PolicyVersion } from '../../model/policy.ts'
import { WORKFLOW_FORMAT, WorkflowDefinition } from '../../model/workflow.ts'
import { describeIssues, type SchemaIssue } from '../describe-issue.ts'
import { MANIFEST } from './manifest-name.ts'
import { parseManifest } from './parse-manifest.ts'
import { policyVersions } from './policy-versions.ts'
import { readDocument } from './read-document.ts'

/** A file of a definition: its path in the bundle, or the name of a single file. */
export interface DefinitionFile {
  readonly path: string
  readonly bytes: Uint8Array
}

export type ParsedDefinition =
  | { readonly kind: 'workflow'; readonly value: WorkflowDefinition }
  | { readonly kind: 'boundary'; readonly value: BoundaryFile }
  | { readonly kind: 'policies'; readonly value: readonly PolicyVersion[] }

export interface ParseRequest {
  /** The definition's name, for messages. */
  readonly path: string
  /** What to do about a policy version whose files are not all there; `refuse` unless told. */
  readonly absentFiles?: 'refuse' | 'drop-version'
}

/**
 * What a definition says (formats.md 2, 3). Of a workflow or boundary there is one file; of a policy bundle one
 * has the path `policies.yaml`. Pure: equal files give equal values. The bytes are hostile.
 *
 * Throws DEFINITION_INVALID, BUNDLE_INVALID.
 */
export function parseDefinition(
  kind: ParsedDefinition['kind'],
  files: readonly DefinitionFile[],
  { path, absentFiles = 'refuse' }: ParseRequest,
): ParsedDefinition {
  switch (kind) {
    case 'workflow':
      return { kind, value: checked(WorkflowDefinition, WORKFLOW_FORMAT, files, path) }
    case 'boundary':
      return { kind, value: checked(BoundaryFile, BOUNDARY_FORMAT, files, path) }
    case 'policies': {
      const byPath = new Map(files.map((file) => [file.path, file.bytes]))
      const manifest = byPath.get(MANIFEST)
      if (manifest === undefined) {
        throw new DocketError('BUNDLE_INVALID', { path, problem: `it has no ${MANIFEST} at its root` })
      }
      return { kind, value: policyVersions(parseManifest(manifest, path), byPath, { path, absentFiles }) }
    }
    default:
      return assertNever(kind)
  }
}

interface Schema<T> {
  safeParse(
    value: unknown,
  ):
    | { readonly success: true; readonly data: T }
    | { readonly success: false; readonly error: { readonly issues: readonly SchemaIssue[] } }
}

function checked<T>(schema: Schema<T>, format: string, files: readonly DefinitionFile[], path: string): T {
  const bytes = files[0]?.bytes ?? new Uint8Array(0)
  const document = readDocument(bytes, isFlag)
  if (!document.ok) throw new DocketError('DEFINITION_INVALID', { path, format, problem: document.problem })
  const read = schema.safeParse(document.value)
  if (read.success) return read.data
  const problem = describeIssues(read.error.issues, document.value).detail
  throw new DocketError('DEFINITION_INVALID', { path, format, problem })
}

/** The one field of these formats that is no text: `transitions[].decision`. */
function isFlag([list, , field]: readonly (string | number)[]): boolean {
  return list === 'transitions' && field === 'decision'
}
