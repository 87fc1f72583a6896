import type { Input, NameOf, Output } from '../../shared/contract/methods.ts'
import { type CaseFile, caseOverview, decisionInFull, parseDecision, readWhere } from '../../shared/engine.ts'
import type { Surroundings } from './surroundings.ts'

type CallTable = {
  readonly [Name in NameOf<'call'>]: (input: Input<Name>, by: Surroundings) => Output<Name>
}

/** Answers each call of the contract from a read-only connection. */
export const CALLS: CallTable = {
  'case.info': (input, by) => caseOverview(caseOf(input, by)),
  'decisions.page': ({ where, after, limit, ...input }, by) => {
    const file = caseOf(input, by)
    const page = file.decisions.page(conditions(where), after === undefined ? { limit } : { limit, after })
    return {
      rows: page.rows.map(({ json }) => parseDecision(file, json)),
      next: page.next ?? null,
      total: page.total,
    }
  },
  'decision.get': (input, by) => decisionInFull(caseOf(input, by), input.id),
  'findings.page': ({ code, after, limit, ...input }, by) => {
    const codes = code === undefined ? [] : [code]
    const page = caseOf(input, by).findings.page(codes, after === undefined ? { limit } : { limit, after })
    return { rows: [...page.rows], next: page.next ?? null, total: page.total }
  },
}

function caseOf(input: { readonly case: string }, { files, cases }: Surroundings): CaseFile {
  return cases.reading(files.path(input.case))
}

/** Conditions as the contract gives them. Throws USAGE for a field that there is none of. */
export function conditions(where: readonly { readonly field: string; readonly value: string }[]) {
  return where.map(({ field, value }) => readWhere(`${field}=${value}`))
}
