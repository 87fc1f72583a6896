import { calculated } from './feel/arithmetic.ts'
import { compare } from './feel/compare.ts'
import { integer } from './feel/decimal.ts'
import type { Expression, UnaryTests } from './feel/syntax.ts'
import { days, type Feel, isKind, kindOf, type RangeValue } from './feel/value.ts'
import { inRange, interval, unaryRange } from './feel/range.ts'
import { valueText } from './feel/value-text.ts'
import type { BoxedRule, BoxedTable } from './boxed.ts'

/** A part of a column on which each cell either holds throughout or not at all. */
interface Atom {
  /** For a sentence: `risk is between 10 and 50`. */
  readonly words: string
  /** Whether the cell of each rule holds on it. */
  readonly holds: readonly boolean[]
}

/** A column cut into parts. `whole`: the parts are all values there are, but for null and other types. */
interface Column {
  readonly name: string
  readonly atoms: readonly Atom[]
  readonly whole: boolean
}

/** The columns of a table, as far as its cells are comparisons with literals; others are held to be true or false. */
export function columnsOf(table: BoxedTable): readonly Column[] {
  return table.inputs.map(({ text, values }, at) => columnOf(text.text.trim(), table.rules, at, values))
}

function columnOf(
  name: string,
  rules: readonly BoxedRule[],
  at: number,
  values: UnaryTests | undefined,
): Column {
  const cells = rules.map(({ inputs }) => inputs[at] ?? { kind: 'any' as const })
  const read = cells.map(literalTests)
  const literals = read.flatMap((tests) => (tests === undefined ? [] : tests.bounds))
  const kinds = new Set(literals.map(kindOf))
  const [kind] = kinds
  if (read.includes(undefined) || kinds.size > 1) return opaque(name, rules, at)
  const allowed = values === undefined ? undefined : literalTests(values)
  const atoms = atomsOf(literals, kind, allowed).map(({ words, sample }) => ({
    words: words === '' ? '' : `${name} is ${words}`,
    holds: read.map((tests) => tests?.test(sample) === true),
  }))
  return { name, atoms, whole: true }
}

/** Values of all columns, part by part, and the rules that hold there, by their places. */
export interface Case {
  /** For a sentence, in all columns that any cell looks at. */
  readonly words: string
  readonly holding: readonly number[]
}

/** More cases are not gone through. */
const MOST_CASES = 20_000
const MOST_WORK = 2_000_000

/** All cases of a table; undefined where they are too many. */
export function casesOf({ rules }: BoxedTable, columns: readonly Column[]): readonly Case[] | undefined {
  const count = columns.reduce((product, { atoms }) => product * Math.max(1, atoms.length), 1)
  if (count > MOST_CASES || count * rules.length > MOST_WORK) return undefined
  let cases: readonly Case[] = [{ words: '', holding: [...rules.keys()] }]
  for (const { atoms } of columns)
    cases = cases.flatMap(({ words, holding }) =>
      atoms.map((atom) => ({
        words: atom.words === '' ? words : words === '' ? atom.words : `${words} and ${atom.words}`,
        holding: holding.filter((at) => atom.holds[at] === true),
      })),
    )
  return cases.map((each) => (each.words === '' ? { ...each, words: 'anything is given' } : each))
}

/** Cells that are no comparisons with literals: the same text holds where the same text does, and that is all. */
function opaque(name: string, rules: readonly BoxedRule[], at: number): Column {
  const texts = rules.map(({ inputs, inputTexts }) =>
    inputs[at]?.kind === 'any' ? undefined : inputTexts[at]?.text.trim(),
  )
  const distinct = [...new Set(texts.filter((text) => text !== undefined))]
  const atoms = distinct.map((text) => ({
    words: `${name} is ${text}`,
    holds: texts.map((each) => each === undefined || each === text),
  }))
  const none = { words: `${name} is none of them`, holds: texts.map((each) => each === undefined) }
  return { name, atoms: [...atoms, none], whole: false }
}

interface LiteralTests {
  readonly bounds: readonly Feel[]
  readonly test: (value: Feel) => boolean
}

/** A cell's tests, where all of them compare with literals; undefined where one does not. */
function literalTests(tests: UnaryTests): LiteralTests | undefined {
  if (tests.kind === 'any') return { bounds: [], test: () => true }
  const ranges = tests.tests.map(({ expression }) => rangeOf(expression))
  if (ranges.some((range) => range === undefined || ordersTexts(range))) return undefined
  const known = ranges.flatMap((range) => range ?? [])
  return {
    bounds: known.flatMap(({ start, end }) => [start, end]).filter((bound) => bound !== null),
    test: (value) => known.some((range) => inRange(value, range) === true) !== tests.negated,
  }
}

/** The order of texts has no parts that can be told. */
function ordersTexts({ start, end, written }: RangeValue): boolean {
  return written !== '=' && written !== '!=' && (typeof start === 'string' || typeof end === 'string')
}

function rangeOf(expression: Expression): RangeValue | undefined {
  if (expression.kind === 'literal')
    return isPoint(expression.value) ? unaryRange('=', expression.value) : undefined
  if (expression.kind === 'bound' && expression.bound.kind === 'literal')
    return isPoint(expression.bound.value)
      ? unaryRange(expression.written, expression.bound.value)
      : undefined
  if (expression.kind !== 'interval') return undefined
  const { start, end, startIncluded, endIncluded } = expression
  if (start.kind !== 'literal' || end.kind !== 'literal' || !isPoint(start.value)) return undefined
  return interval(start.value, end.value, { start: startIncluded, end: endIncluded })
}

/** Times are left out: whether two of them are the same is not always answered. */
function isPoint(value: Feel): boolean {
  return (
    typeof value === 'string' ||
    typeof value === 'boolean' ||
    isKind(value, 'number') ||
    isKind(value, 'date')
  )
}

interface Sample {
  readonly words: string
  /** A value that stands for the part. */
  readonly sample: Feel
}

function atomsOf(
  literals: readonly Feel[],
  kind: string | undefined,
  allowed: LiteralTests | undefined,
): readonly Sample[] {
  if (kind === undefined) return [{ words: '', sample: null }]
  const all =
    kind === 'boolean' ? [true, false].map(point) : pointsAndBetween(literals.concat(allowed?.bounds ?? []))
  return allowed === undefined ? all : all.filter(({ sample }) => allowed.test(sample))
}

/** The literals, and what lies between and beside them: of texts all others are one part. */
function pointsAndBetween(literals: readonly Feel[]): readonly Sample[] {
  const points = literals
    .filter((literal, at) => !literals.slice(0, at).some((other) => compare(literal, other) === 0))
    .toSorted((a, b) => compare(a, b) ?? 0)
  const texts = points.filter((each) => typeof each === 'string')
  if (texts.length > 0) return [...points.map(point), { words: 'another text', sample: `${texts.join('')}+` }]
  const [first = null, last = null] = [points[0], points.at(-1)]
  const between = points.flatMap((each, at) => {
    const next = points[at + 1]
    const sample = next === undefined ? undefined : middle(each, next)
    return sample === undefined || next === undefined
      ? [point(each)]
      : [point(each), { words: `between ${valueText(each)} and ${valueText(next)}`, sample }]
  })
  return [
    { words: `below ${valueText(first)}`, sample: calculated('-', first, stepOf(first)) ?? null },
    ...between,
    { words: `above ${valueText(last)}`, sample: calculated('+', last, stepOf(last)) ?? null },
  ]
}

function point(sample: Feel): Sample {
  return { words: typeof sample === 'string' ? JSON.stringify(sample) : valueText(sample), sample }
}

/** A value between two; undefined where there is none, as between two days. */
function middle(low: Feel, high: Feel): Feel | undefined {
  const sample = isKind(low, 'number')
    ? calculated('/', calculated('+', low, high) ?? null, integer(2))
    : calculated('+', low, stepOf(low))
  const inside = sample !== undefined && (compare(low, sample) ?? 0) < 0 && (compare(sample, high) ?? 0) < 0
  return inside ? sample : undefined
}

function stepOf(value: Feel): Feel {
  return isKind(value, 'number') ? integer(1) : days(86_400_000_000_000n)
}
