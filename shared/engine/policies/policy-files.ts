import type { PolicyFile, PolicyVersion } from '../../model/policy.ts'
import type { PolicyFileLine } from '../../model/policy-view.ts'

/** The files of a version with the part that each plays: texts in the manifest's order, then entities, then schema. */
export function policyFiles({
  files,
  texts,
  entities,
  schema,
}: PolicyVersion): readonly (PolicyFile & Pick<PolicyFileLine, 'role'>)[] {
  const byPath = new Map(files.map((each) => [each.path, each]))
  const named = [
    ...texts.map((path) => ({ path, role: 'text' as const })),
    ...(entities === undefined ? [] : [{ path: entities, role: 'entities' as const }]),
    ...(schema === undefined ? [] : [{ path: schema, role: 'schema' as const }]),
  ]
  return named.flatMap(({ path, role }) => {
    const found = byPath.get(path)
    return found === undefined ? [] : [{ ...found, role }]
  })
}
