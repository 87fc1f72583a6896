import { NO_CODE_16 } from '../../casefile/derived/column-segment.ts'
import type { ShapeField } from '../../casefile/derived/decision-facts.ts'
import { checkWhere, instantIn, type Where, type WhereField } from '../../casefile/where.ts'
import type { IndexColumns } from './index-columns.ts'
import { latin, type LatinTexts } from './latin-texts.ts'
import type { ShapeColumn } from './shapes.ts'
import { matches, type TextMatch, textMatch } from './text-match.ts'
import type { TextSegments } from './text-segments.ts'

const OF_SHAPE: Readonly<Partial<Record<WhereField, ShapeField>>> = {
  workflow: 'workflow',
  transition: 'transition',
  actor: 'actor',
  policy: 'policy',
  version: 'version',
  outcome: 'outcome',
  action: 'action',
  entitlement: 'entitlement',
  verdict: 'verdict',
  finding: 'findings',
}
const OF_DECISION = ['id', 'run', 'subject'] as const satisfies readonly WhereField[]

/** Conditions, sorted by what they are about. */
export interface Conditions {
  /** Shapes that conditions rule out (1); undefined: none. */
  readonly ruledOut: Uint8Array | undefined
  /** Those about what each decision has of its own. */
  readonly ofDecisions: readonly Where[]
  readonly from: number
  readonly to: number
}

/** Conditions as `whereSql` reads them, and as it refuses them. Throws USAGE. */
export function readConditions(columns: IndexColumns, where: readonly Where[]): Conditions {
  checkWhere(where)
  const instants = (wanted: WhereField) => where.filter(({ field }) => field === wanted).map(instantIn)
  const [since, until] = [instants('since'), instants('until')]
  return {
    ruledOut: shapesRuledOut(columns, wantedIn(where)),
    ofDecisions: where.filter(({ field }) => (OF_DECISION as readonly string[]).includes(field)),
    from: since.length === 0 ? Number.NEGATIVE_INFINITY : Math.min(...since),
    to: until.length === 0 ? Number.POSITIVE_INFINITY : Math.max(...until),
  }
}

function wantedIn(where: readonly Where[]): Wanted {
  const given = Map.groupBy(where, ({ field }) => field)
  return (field) => given.get(field)?.map(({ value }) => textMatch(value))
}

type Wanted = (field: WhereField) => readonly TextMatch[] | undefined

function shapesRuledOut({ shapes }: IndexColumns, wanted: Wanted): Uint8Array | undefined {
  let ruledOut: Uint8Array | undefined
  for (const [field, shapeField] of Object.entries(OF_SHAPE)) {
    const values = wanted(field as WhereField)
    if (values === undefined) continue
    ruledOut ??= new Uint8Array(shapes.size)
    const column = shapes.column(shapeField)
    const holds = valuesThatHold(column, values, shapeField)
    for (let shape = 0; shape < ruledOut.length; shape += 1)
      if (holds[column.codes[shape] as number] !== true) ruledOut[shape] = 1
  }
  return ruledOut
}

/** Which values of a column are one of those wanted; none never is. */
function valuesThatHold({ values }: ShapeColumn, wanted: readonly TextMatch[], field: ShapeField): boolean[] {
  const isOne = (value: string) => {
    const text = latin(value)
    return wanted.some((match) => matches(match, text, 0, text.length))
  }
  return values.map((value, code) => {
    if (code === 0) return false
    return field === 'findings' ? value.split(' ').some(isOne) : isOne(value)
  })
}

/** Marks (1) the decisions that conditions about their ids, runs and subjects hold for. */
export function decisionMarks(
  { count, segments }: IndexColumns,
  texts: TextSegments,
  where: readonly Where[],
): Uint8Array {
  const wanted = wantedIn(where)
  const given = OF_DECISION.flatMap((field) => {
    const values = wanted(field)
    return values === undefined ? [] : [{ field, values }]
  })
  const holds = new Uint8Array(count).fill(1)
  for (const span of segments) {
    const segment = texts.get(span)
    const each = holds.subarray(span.from, span.from + span.count)
    for (const { field, values } of given) {
      if (field === 'id') keepWhere(each, undefined, textsThatHold(segment.ids, values))
      else if (field === 'run') keepWhere(each, segment.run, textsThatHold(segment.runs, values))
      else keepWhere(each, segment.subject, textsThatHold(segment.subjects, values))
    }
  }
  return holds
}

function textsThatHold({ end, text: all }: LatinTexts, wanted: readonly TextMatch[]): Uint8Array {
  const hold = new Uint8Array(end.length)
  for (const match of wanted) {
    let from = 0
    for (let text = 0; text < end.length; text += 1) {
      const to = end[text] as number
      if (matches(match, all, from, to)) hold[text] = 1
      from = to
    }
  }
  return hold
}

/** `codes` undefined: each decision has a text of its own. */
function keepWhere(each: Uint8Array, codes: Uint16Array | undefined, hold: Uint8Array): void {
  for (let at = 0; at < each.length; at += 1) {
    const code = codes === undefined ? at : (codes[at] as number)
    if ((codes !== undefined && code === NO_CODE_16) || hold[code] !== 1) each[at] = 0
  }
}
