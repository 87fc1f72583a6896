import type { CaseFile } from '../../casefile/case-file.ts'
import { ColumnBuilder, type BuiltSegment } from '../../casefile/derived/column-builder.ts'
import type { ColumnSegment, TextSegment } from '../../casefile/derived/column-segment.ts'
import { decisionFacts } from '../../casefile/derived/decision-facts.ts'
import type { OrderField } from '../../casefile/derived/decision-order.ts'
import { ownFindings } from '../own-findings.ts'
import { parseDecision } from '../parse-decision.ts'

/** Where an index has its columns from. */
export interface ColumnSource {
  /** In order, without gaps. */
  readonly segments: () => Iterable<ColumnSegment>
  /** Of the segment that begins at a decision and has so many. */
  readonly texts: (firstOrd: number, count: number) => TextSegment
  /** As `decisionOrder` gives it, in parts. Places are not checked. */
  readonly order: (field: OrderField) => readonly Uint32Array[]
}

/** As the last rebuild wrote them; where it wrote none, made from the decisions now. */
export function columnSource(file: CaseFile): ColumnSource {
  if (!file.columns.areThere) return columnsFromRows(file)
  return {
    segments: () => file.columns.segments(),
    texts: (firstOrd, count) => file.columns.texts(firstOrd, count),
    order: (field) => file.columns.order(field),
  }
}

/**
 * A case that was rebuilt by an earlier Docket has decisions and no columns: every one is read, some 50 µs each,
 * and the columns stay in memory. A rebuild writes them for good.
 */
function columnsFromRows(file: CaseFile): ColumnSource {
  const built: BuiltSegment[] = []
  const builder = new ColumnBuilder((segment) => built.push(segment))
  for (const { ord, json } of file.decisions.iterate()) {
    const decision = parseDecision(file, json)
    builder.add(decisionFacts(decision, ownFindings(file, decision, ord)))
  }
  builder.end()
  const texts = new Map(built.map((segment) => [segment.texts.firstOrd, segment.texts]))
  return {
    segments: () => built.map(({ columns }) => columns),
    texts(firstOrd) {
      const found = texts.get(firstOrd)
      if (found === undefined) throw new Error(`no segment begins at decision ${firstOrd}`)
      return found
    },
    order: (field) => file.columns.orderNow(field),
  }
}
