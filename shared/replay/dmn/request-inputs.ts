import type { Run } from './feel/run.ts'
import { coerced, type FeelType } from './feel/type.ts'
import type { Feel } from './feel/value.ts'
import type { Inputs } from './drg.ts'

/** The value that is given under a name, as a type reads it; undefined where none is. */
export type GivenInputs = (name: string, type: FeelType) => Feel | undefined

/** The inputs of one request: their values as their types read them, and which of them were read or missing. */
export class RequestInputs implements Inputs {
  readonly #given: GivenInputs
  readonly #run: Run
  readonly #known = new Map<string, { readonly type: FeelType; readonly value: Feel }>()
  readonly #reads = new Set<string>()
  readonly #missing = new Set<string>()

  constructor(given: GivenInputs, run: Run) {
    this.#given = given
    this.#run = run
  }

  value(name: string, type: FeelType): Feel {
    const known = this.#known.get(name)
    if (known?.type === type) return known.value
    const value = this.#valueOf(name, type)
    this.#known.set(name, { type, value })
    return value
  }

  read(name: string, below: readonly string[]): void {
    this.#reads.add([name, ...below].join('.'))
  }

  get reads(): ReadonlySet<string> {
    return this.#reads
  }

  /** Names of inputs that were asked for and that the request does not give. */
  get missing(): ReadonlySet<string> {
    return this.#missing
  }

  /** A value that is not of the type of its input is null, which is an error of FEEL. */
  #valueOf(name: string, type: FeelType): Feel {
    const value = this.#given(name, type)
    if (value === undefined) {
      this.#missing.add(name)
      return this.#run.fail(`the request does not give the input ${name}`)
    }
    return coerced(value, type) ?? this.#run.fail(`the value of the input ${name} is not of its type`)
  }
}
