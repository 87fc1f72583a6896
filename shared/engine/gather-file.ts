import type { CaseFile } from '../casefile/case-file.ts'
import type { Source } from '../casefile/source-row.ts'
import { digestOf } from '../crypto.ts'
import { hash53 } from '../intake/lines/hash53.ts'
import { readLine } from '../intake/lines/read-line.ts'
import type { EvidenceRecord } from '../model/evidence.ts'
import type { EvidenceFormat } from '../model/source.ts'
import { type Gathered, gatherCase } from './gather/gather-case.ts'

/** Gathers what the rebuild must know of all lines of a case file. */
export function gatherFile(file: CaseFile, sources: readonly Source[]): Gathered {
  const formats = new Map(sources.map(({ id, format }) => [id, format]))
  const columns = sources.map(({ id }) => ({
    source: id,
    lines: file.lines.count(id),
    segments: file.lines.segments(id),
  }))
  const first = (source: number, index: number): EvidenceRecord | undefined => {
    const reading = readLine(formats.get(source) as EvidenceFormat, file.lines.raw(source, index))
    return reading.ok ? reading.records[0] : undefined
  }
  return gatherCase(
    columns,
    sources.map(({ name }) => name),
    {
      leaf: (source, index) => file.lines.leaf(source, index),
      digest: ({ source, index }) => digestOf(file.lines.raw(source, index)),
      id: ({ source, index }) => first(source, index)?.id,
      prev: (source, index) => first(source, index)?.stream?.prev,
      hashOf: hash53,
    },
  )
}
