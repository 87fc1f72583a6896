import type { CaseFile } from '../../casefile/case-file.ts'
import { DocketError } from '../../model/error.ts'
import { recordRef } from '../../model/ids.ts'
import type { GivenDefinition, RawRecord } from '../../packet/contents.ts'
import { type ChoiceOptions, chooseValues, type RecordChoice } from '../../packet/redaction/choose-values.ts'
import { fieldsOf } from '../../packet/redaction/record-fields.ts'
import { type ReadRule, readRule, type RedactionRule } from '../../packet/redaction/redaction-rule.ts'
import { WithheldValues } from '../../packet/redaction/withheld-values.ts'
import { parseDecision } from '../parse-decision.ts'
import { wordsOf } from './words-of-definitions.ts'
import type { ChosenDecisions } from './chosen-decisions.ts'
import { chosenRecords } from './chosen-records.ts'
import type { ChosenRuns } from './chosen-runs.ts'

/** How often a field was withheld, and whether a rule names it or it would tell one that a rule names. */
export interface FieldCount {
  readonly field: string
  readonly repeats: boolean
  readonly values: number
  readonly records: number
}

/** A field that tells a withheld value and has to stay: what is asked cannot be done. */
export interface TellingField {
  readonly field: string
  readonly values: number
  /** One record or decision of it, by its place or id. */
  readonly at: string
}

export interface RedactionPlan {
  readonly rules: readonly ReadRule[]
  readonly values: WithheldValues
  readonly withheldValues: number
  readonly withheldRecords: number
  readonly fields: readonly FieldCount[]
  readonly telling: readonly TellingField[]
  /** Fields with words of workflows and policies in which a withheld value stands too: they stay as they are. */
  readonly words: readonly string[]
  /** Rules that name nothing in these records. */
  readonly idle: readonly string[]
  readonly choose: (record: RawRecord) => RecordChoice
}

/**
 * What rules withhold from the records of some runs: two walks over them, and memory for the distinct values. Words
 * of records that the packet's `definitions` do not hold are the records' own, and tell what they tell of somebody.
 */
export async function planRedaction(
  file: CaseFile,
  { runs, definitions }: { readonly runs: ChosenRuns; readonly definitions: readonly GivenDefinition[] },
  given: readonly RedactionRule[],
): Promise<RedactionPlan> {
  const rules = given.map(readRule)
  const values = new WithheldValues()
  const formats = new Map([...runs.lines.keys()].map((id) => [id, fieldsOf(file.sources.get(id).format)]))
  const choose = (record: RawRecord, more: Partial<ChoiceOptions>): RecordChoice => {
    const fields = formats.get(record.source)
    if (fields === undefined) throw new Error(`source ${record.source} was not chosen`)
    return chooseValues(record.bytes, { fields, rules, ...more })
  }
  const named = new Set<ReadRule>()
  for await (const record of chosenRecords(file, runs))
    for (const { value, rule } of choose(record, {}).values) {
      values.add(value)
      if (rule !== undefined) named.add(rule)
    }
  const counts = new FieldCounts()
  const telling = new TellingFields()
  const words = new Set<string>()
  const isWord = wordsOf(definitions)
  for await (const record of chosenRecords(file, runs)) {
    const choice = choose(record, { values })
    counts.add(choice)
    const ref = recordRef(record.source, record.index)
    for (const { field, text } of choice.words)
      if (telling.has(field) || !isWord(field, text)) telling.add(field, ref)
      else words.add(field)
    for (const field of choice.telling) telling.add(field, ref)
  }
  // Of other formats, what becomes the run may stand in any field.
  if (telling.isEmpty) for (const id of runs.ids) if (values.tells(id)) telling.add('run', id)
  return {
    rules,
    values,
    withheldValues: counts.values,
    withheldRecords: counts.records,
    fields: counts.fields(),
    telling: telling.fields(),
    words: [...words].toSorted(),
    idle: rules.filter((rule) => !named.has(rule)).map(({ field }) => field),
    choose: (record) => choose(record, { values }),
  }
}

/** Throws REDACTION_REFUSED where a packet made by the plan would tell what is withheld, or a rule names nothing. */
export function refuseUnfit(file: CaseFile, plan: RedactionPlan, chosen: ChosenDecisions): void {
  const [idle] = plan.idle
  if (idle !== undefined)
    throw new DocketError('REDACTION_REFUSED', {
      problem: `no field of the chosen records that can be withheld is named ${JSON.stringify(idle)}`,
    })
  const told = plan.telling.map(({ field, values, at }) => `${field} (${values}, as in ${at})`)
  for (const { json } of chosen.texts()) {
    if (told.length > 0) break
    const { id } = parseDecision(file, json)
    if (plan.values.tells(id)) told.push(`the decision id ${JSON.stringify(id)}`)
  }
  if (told.length > 0)
    throw new DocketError('REDACTION_REFUSED', {
      problem: `a withheld value is told by what ties the records together and has to stay: ${told.join('; ')}`,
    })
}

class FieldCounts {
  values = 0
  records = 0
  readonly #byField = new Map<string, { field: string; repeats: boolean; values: number; records: number }>()

  add({ values }: RecordChoice): void {
    if (values.length === 0) return
    this.records += 1
    const ofRecord = new Set<string>()
    for (const { field, rule } of values) {
      this.values += 1
      const key = `${rule === undefined ? 1 : 0} ${field}`
      const count = this.#byField.get(key) ?? { field, repeats: rule === undefined, values: 0, records: 0 }
      this.#byField.set(key, count)
      count.values += 1
      if (!ofRecord.has(key)) count.records += 1
      ofRecord.add(key)
    }
  }

  fields(): readonly FieldCount[] {
    return [...this.#byField].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, count]) => count)
  }
}

class TellingFields {
  readonly #byField = new Map<string, { field: string; values: number; at: string }>()

  get isEmpty(): boolean {
    return this.#byField.size === 0
  }

  has(field: string): boolean {
    return this.#byField.has(field)
  }

  add(field: string, at: string): void {
    const known = this.#byField.get(field)
    if (known === undefined) this.#byField.set(field, { field, values: 1, at })
    else known.values += 1
  }

  fields(): readonly TellingField[] {
    return [...this.#byField.values()]
  }
}
