import type { CaseFile } from '../../casefile/case-file.ts'

/** The lines of every run that a chosen decision belongs to. */
export interface ChosenRuns {
  readonly ids: ReadonlySet<string>
  /** Places of the runs in the order of the rebuild, from 1. */
  readonly ords: ReadonlySet<number>
  /** Source -> its lines, ascending, each once: a line of several parts is named by each of them. */
  readonly lines: ReadonlyMap<number, Uint32Array>
}

/** Memory: the ids of the runs, and 4 bytes a line. */
export function chooseRuns(file: CaseFile, ids: ReadonlySet<string>): ChosenRuns {
  const ords = new Set<number>()
  const indexes = new Map<number, number[]>()
  for (const id of ids) {
    const run = file.runs.get(id)
    if (run === undefined) continue
    ords.add(run.ord)
    for (const { source, index } of run.lines) {
      const ofSource = indexes.get(source)
      if (ofSource === undefined) indexes.set(source, [index])
      else ofSource.push(index)
    }
  }
  const sources = [...indexes.keys()].toSorted((a, b) => a - b)
  const lines = new Map(
    sources.map((source) => [source, Uint32Array.from(new Set(indexes.get(source))).toSorted()]),
  )
  return { ids, ords, lines }
}
