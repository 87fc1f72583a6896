import type { CaseCallName, DeskName, Given, NameOf, Output } from '../../../shared/contract/methods.ts'
import type { CaseFile } from '../../../shared/engine.ts'
import type { Desk } from '../desk.ts'
import type { JobControl, Surroundings } from '../surroundings.ts'

/** Answers to the calls about a case. Each area `satisfies Partial<CallTable>`. */
export type CallTable = {
  readonly [Name in CaseCallName]: (
    input: Given<Name>,
    by: Surroundings,
  ) => Output<Name> | Promise<Output<Name>>
}

/** Ways to do the jobs. Each area `satisfies Partial<JobTable>`. */
export type JobTable = {
  readonly [Name in NameOf<'job'>]: (
    input: Given<Name>,
    by: Surroundings & JobControl,
  ) => Promise<Output<Name>>
}

/** Answers to the calls about the desk as a whole. Each area `satisfies Partial<DeskTable>`. */
export type DeskTable = {
  readonly [Name in DeskName]: (input: Given<Name>, desk: Desk) => Output<Name> | Promise<Output<Name>>
}

/** The case that an input names, on a read-only connection. */
export function caseOf(input: { readonly case: string }, { files, cases }: Surroundings): CaseFile {
  return cases.reading(files.path(input.case))
}
