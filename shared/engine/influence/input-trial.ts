import type { JsonValue } from '../../model/json.ts'
import type { ChangingInput, CountedAttribute } from '../../model/rebuilt.ts'
import { comparableJson } from '../../proof/canonical-json.ts'
import type { ReplayJob } from '../../replay/evaluator.ts'
import type { Questioned } from '../../replay/influence/influence.ts'
import type { Evaluation } from '../../replay/policy-engine.ts'
import type { Carried } from '../../replay/what-if/changeable-request.ts'
import type { SeenValues } from './seen-values.ts'

/** Values of the case that are tried of each name, the commonest. */
export const MOST_VALUES_TRIED = 64

/** One attribute of one decision, tried with other values until one gives another outcome. */
export class InputTrial<One> {
  readonly judged: One
  readonly questioned: Questioned
  readonly carried: Carried
  readonly #attribute: CountedAttribute
  /** What is still to be tried; undefined: its absence. */
  readonly #rest: (JsonValue | undefined)[]
  readonly #common: ReturnType<SeenValues['commonest']>
  #asked: (JsonValue | undefined)[] = []
  #result: ChangingInput | undefined

  constructor(
    judged: One,
    attribute: CountedAttribute,
    { questioned, carried, seen }: { questioned: Questioned; carried: Carried; seen: SeenValues },
  ) {
    this.judged = judged
    this.questioned = questioned
    this.carried = carried
    this.#attribute = attribute
    this.#common = seen.commonest(attribute.name, MOST_VALUES_TRIED)
    const own = comparableJson(attribute.value)
    this.#rest = [undefined, ...this.#common.values.filter((value) => comparableJson(value) !== own)]
  }

  /** Whether there is something left to try, and nothing was found. */
  get isOpen(): boolean {
    return this.#result === undefined && this.#rest.length > 0
  }

  get left(): number {
    return this.#rest.length
  }

  get result(): ChangingInput | undefined {
    return this.#result
  }

  /** Nothing that is left could change the outcome. */
  giveUp(): void {
    this.#rest.length = 0
  }

  /** The next so many requests. A change that no request can be made of is passed over. */
  next(count: number): readonly ReplayJob[] {
    const { request, version } = this.questioned
    this.#asked = []
    return this.#rest.splice(0, count).flatMap((value) => {
      const changed = request.changed([{ name: this.#attribute.name, value }])
      if (!changed.ok) return []
      this.#asked.push(value)
      return [{ version, request: changed.request }]
    })
  }

  /** The answers to what was asked last, in that order. */
  answered(evaluations: readonly (Evaluation | undefined)[]): void {
    const { outcome: before } = this.questioned.answer
    for (const [at, evaluation] of evaluations.entries()) {
      if (evaluation?.ok !== true || evaluation.outcome === before) continue
      const { name, value, by } = this.#attribute
      const { different, isWhole } = this.#common
      const tried = isWhole ? 'all' : { of: different, most: MOST_VALUES_TRIED }
      this.#result = { name, value, by, before, other: this.#asked[at], outcome: evaluation.outcome, tried }
      return
    }
  }
}
