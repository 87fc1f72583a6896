import type { CaseFile } from '../../casefile/case-file.ts'
import { readWhere, type Where } from '../../casefile/where.ts'
import type { DecisionFilter } from '../../model/decision-list.ts'
import { DocketError } from '../../model/error.ts'
import { decisionsIndexed } from '../decision-index/index-of-case.ts'

import { selectionText } from './selection-text.ts'

/** What is asked for: both must hold. */
export interface Choice {
  readonly filter?: DecisionFilter | undefined
  /** As the command line gives it. */
  readonly where: readonly Where[]
}

/** The decisions that go into a packet. */
export interface ChosenDecisions {
  /** How they were chosen, as the manifest says it; empty: every decision of the case. */
  readonly selection: readonly string[]
  /** Their places in the order of the rebuild, from 1, ascending. */
  readonly ords: Uint32Array
  /** Each as JSON text, in that order. */
  readonly texts: () => Generator<{ readonly ord: number; readonly json: string }>
}

/** Throws USAGE for conditions that are none, CASE_DAMAGED. */
export function chooseDecisions(file: CaseFile, { filter, where }: Choice): ChosenDecisions {
  const selection = selectionText(filter ?? { facets: {} }, where)
  const isWhole = selection.length === 0
  const ords = isWhole ? upTo(file.decisions.last) : ordsOf(file, { filter, where })
  return {
    selection,
    ords,
    *texts() {
      if (isWhole) yield* file.decisions.iterate()
      else for (const ord of ords) yield { ord, json: textAt(file, ord) }
    },
  }
}

function upTo(last: number): Uint32Array {
  const ords = new Uint32Array(last)
  for (let at = 0; at < last; at += 1) ords[at] = at + 1
  return ords
}

function textAt(file: CaseFile, ord: number): string {
  const stored = file.decisions.at(ord)
  if (stored !== undefined) return stored.json
  throw new DocketError('CASE_DAMAGED', { path: file.path, problem: `decision ${ord} is missing` })
}

/** Conditions alone are asked of the table; a filter says more than it can answer. */
function ordsOf(file: CaseFile, { filter, where }: Choice): Uint32Array {
  const { facets = {}, from, to, text = '', where: more = [] } = filter ?? {}
  const isConditions =
    text === '' &&
    from === undefined &&
    to === undefined &&
    Object.values(facets).every((values) => values.length === 0)
  if (isConditions)
    return file.decisions.ords([...where, ...more.map(({ field, value }) => readWhere(`${field}=${value}`))])
  const all = { ...filter, facets, where: [...more, ...where] }
  const places = decisionsIndexed(file).index.order(all, { by: 'time', order: 'up' })
  return places.map((place) => place + 1).sort()
}
