import type { CaseFile } from '../../casefile/case-file.ts'
import type { StoredDefinition, StoredFile } from '../../casefile/definition-store.ts'
import { type ParsedDefinition, parseDefinition } from '../../intake/definitions/parse-definition.ts'
import { MANIFEST } from '../../intake/definitions/manifest-name.ts'
import { formatMadeOf } from '../../intake/sources/format-made-of.ts'
import { assertNever } from '../../model/assert-never.ts'
import { BOUNDARY_FORMAT } from '../../model/boundary.ts'
import { DocketError } from '../../model/error.ts'
import { POLICIES_FORMAT } from '../../model/policy.ts'
import { WORKFLOW_FORMAT } from '../../model/workflow.ts'

/** A bundle may have thousands of versions: so many are named, the count is of all. */
const MOST_ITEMS = 200

/** A workflow or a policy version that a definition holds. */
interface HeldItem {
  readonly id: string
  readonly version: string
  readonly engine: string | null
  readonly from: string | null
  readonly to: string | null
}

interface Contents {
  /** As `--format` names it. */
  readonly format: string
  readonly items: readonly HeldItem[]
  readonly holds: number
  readonly problem: string | null
}

/** Definitions are only ever added: what one holds stays as it was read. */
const known = new WeakMap<CaseFile, Map<number, Contents>>()

/** A page of workflows, boundaries and policy bundles with what they hold, in order of import. */
export function definitionPage(file: CaseFile, after: number | undefined, limit: number) {
  const { rows, next, total } = file.definitions.page(after, limit)
  return {
    rows: rows.map((definition) => {
      const { items, ...contents } = contentsOf(file, definition)
      return { ...definition, ...file.definitions.size(definition.id), ...contents, items: [...items] }
    }),
    next: next ?? null,
    total,
  }
}

function contentsOf(file: CaseFile, definition: StoredDefinition): Contents {
  const ofFile = known.get(file) ?? new Map<number, Contents>()
  known.set(file, ofFile)
  const contents = ofFile.get(definition.id) ?? readContents(file, definition)
  ofFile.set(definition.id, contents)
  return contents
}

/** The case file is hostile: a definition that cannot be read says so in its row, and hides none of the others. */
function readContents(file: CaseFile, { id, kind, name }: StoredDefinition): Contents {
  const files = file.definitions.files(id)
  const format = formatOf(kind, files)
  try {
    const items = itemsOf(parseDefinition(kind, files, { path: name }))
    return { format, items: items.slice(0, MOST_ITEMS), holds: items.length, problem: null }
  } catch (error) {
    if (!(error instanceof DocketError)) throw error
    return { format, items: [], holds: 0, problem: error.message }
  }
}

const FORMATS = { workflow: WORKFLOW_FORMAT, boundary: BOUNDARY_FORMAT, policies: POLICIES_FORMAT } as const

/** What the file was before it was imported: a manifest that was made says of what. */
function formatOf(kind: StoredDefinition['kind'], files: readonly StoredFile[]): string {
  const manifest = kind === 'policies' ? files.find(({ path }) => path === MANIFEST) : undefined
  return (manifest && formatMadeOf(manifest.bytes)) ?? FORMATS[kind]
}

function itemsOf(parsed: ParsedDefinition): readonly HeldItem[] {
  switch (parsed.kind) {
    case 'workflow': {
      const { id, version, effective } = parsed.value
      return [{ id, version, engine: null, from: effective?.from ?? null, to: effective?.to ?? null }]
    }
    case 'boundary': {
      const { id, version } = parsed.value.workflow
      return [{ id, version, engine: null, from: null, to: null }]
    }
    case 'policies':
      return parsed.value.map(({ policy, version, engine, effective }) => ({
        id: policy,
        version,
        engine,
        from: effective?.from ?? null,
        to: effective?.to ?? null,
      }))
    default:
      return assertNever(parsed)
  }
}
