import type { CaseFile } from '../../casefile/case-file.ts'
import { ExportContext } from '../../model/source.ts'
import { canonicalJson } from '../../proof/canonical-json.ts'

export interface Described {
  /** What was said before, to take it back. */
  readonly before: ExportContext
  readonly changed: boolean
}

/** What the person says of an export: the fields of the form, each said or left out. */
const FIELDS = ['query', 'filters', 'tenant', 'exporter', 'zone', 'expectedCount', 'retention'] as const

/**
 * Keeps what a person says of the export that a source is, and says so in custody. Decisions do not depend on it:
 * nothing is to be rebuilt. What else stands in the context stays. Requires a source of the case.
 */
export function describeSource(
  file: CaseFile,
  source: number,
  said: ExportContext,
  { by, now }: { readonly by: string; readonly now: () => Date },
): Described {
  return file.transaction(() => {
    const { name, context: before } = file.sources.get(source)
    const context = plain({ ...before, ...Object.fromEntries(FIELDS.map((field) => [field, said[field]])) })
    if (canonicalJson(context) === canonicalJson(plain(before))) return { before, changed: false }
    file.sources.setContext(source, ExportContext.parse(context))
    file.custody.append({
      time: now().toISOString(),
      by,
      act: 'describe',
      about: { source, name, context },
    })
    return { before, changed: true }
  })
}

/** Without fields that are undefined, which canonical JSON does not know. */
function plain(value: object): Record<string, never> {
  return JSON.parse(JSON.stringify(value)) as Record<string, never>
}
