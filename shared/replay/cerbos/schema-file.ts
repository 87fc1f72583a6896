import type { JsonValue } from '../../model/json.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { SchemaRefused } from './schema-refused.ts'
import type { SourceText } from './store-refused.ts'

/** A schema of a store. It is read when it is first asked for, and once: every value of a list may refer to it. */
export class SchemaFile {
  readonly #source: SourceText
  #reading: ReturnType<typeof parseLossless> | undefined

  constructor(source: SourceText) {
    this.#source = source
  }

  /** Throws SchemaRefused where the text is no JSON. */
  schema(): JsonValue {
    this.#reading ??= parseLossless(this.#source.text)
    if (!this.#reading.ok) throw new SchemaRefused(`${this.#source.path}: ${this.#reading.detail}`)
    return this.#reading.value
  }
}
