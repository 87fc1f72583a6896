import type { CaseFile } from '../../casefile/case-file.ts'
import { FindingColumnBuilder, type FindingSegment } from '../../casefile/derived/finding-columns.ts'
import { DocketError } from '../../model/error.ts'

/** The columns of the findings as the last rebuild wrote them; where it wrote none, made from the rows now. */
export function findingSegments(file: CaseFile): Iterable<FindingSegment> {
  return file.findingColumns.areThere ? file.findingColumns.segments() : segmentsFromRows(file)
}

/**
 * A case that was rebuilt by an earlier Docket has findings and no columns: every row is read. A finding names
 * the id of its decision, which several may have; but findings are written in the order of their decisions, one
 * of a code for each, so those of a code and the decisions that name it go side by side.
 */
function segmentsFromRows(file: CaseFile): readonly FindingSegment[] {
  const segments: FindingSegment[] = []
  const builder = new FindingColumnBuilder((segment) => segments.push(segment))
  const decisions = new Map<string, Generator<{ ord: number; time: number; workflow: string | null }>>()
  for (const { code, severity, subject, excepted } of file.findings.iterate()) {
    const shape = { code, severity, kind: subject.kind, workflow: null, excepted: excepted !== null }
    switch (subject.kind) {
      case 'decision': {
        const ofCode = decisions.get(code) ?? file.decisions.withFinding(code)
        decisions.set(code, ofCode)
        const next = ofCode.next()
        if (next.done === true)
          throw new DocketError('CASE_DAMAGED', {
            path: file.path,
            problem: `a finding ${code} is of a decision that does not name it`,
          })
        const { ord, time, workflow } = next.value
        builder.add({ shape: { ...shape, workflow }, about: ord, time })
        break
      }
      case 'run': {
        const run = file.runs.get(subject.id)
        const workflow = run?.workflow?.id ?? null
        builder.add({ shape: { ...shape, workflow }, about: run?.ord ?? 0, time: run?.start ?? Number.NaN })
        break
      }
      case 'workflow':
        builder.add({ shape: { ...shape, workflow: subject.id }, about: 0, time: Number.NaN })
        break
      default:
        builder.add({ shape, about: 0, time: Number.NaN })
    }
  }
  builder.end()
  return segments
}
