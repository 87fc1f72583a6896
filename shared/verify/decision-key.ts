/**
 * What tells decisions apart: an id is a decision's own within its run only, since the evidence may give
 * decisions of several runs one label. The length keeps hostile texts from making the key of another pair.
 */
export function decisionKey({ run, id }: { readonly run: string; readonly id: string }): string {
  return `${run.length} ${run} ${id}`
}
