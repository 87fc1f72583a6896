import type { CaseFile } from '../casefile/case-file.ts'
import type { Hit } from '../contract/shapes.ts'

/** The lines that hold a text, in order of import, at most `limit`; `more` says that there are others. */
export async function searchEvidence(
  file: CaseFile,
  {
    text,
    limit,
    signal,
  }: { readonly text: string; readonly limit: number; readonly signal?: AbortSignal | undefined },
): Promise<{ hits: Hit[]; more: boolean }> {
  const names = new Map(file.sources.list().map(({ id, name }) => [id, name]))
  const hits: Hit[] = []
  const options = { limit: limit + 1, ...(signal === undefined ? {} : { signal }) }
  for await (const { ref, source, excerpt } of file.search(text, options))
    hits.push({ ref, source: names.get(source) ?? '', excerpt })
  return { hits: hits.slice(0, limit), more: hits.length > limit }
}
