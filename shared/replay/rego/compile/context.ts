import type { Module, Place, RegoVersion } from '../ast.ts'
import { positionAt } from '../parse/lines.ts'
import { RegoRefused, type RefusalCode } from '../parse/refused.ts'
import type { Value } from '../values/value.ts'
import type { Global } from './globals.ts'
import { Variables } from './variables.ts'

/** Where names of one module, or of a query, are resolved. */
export class Context {
  readonly globals: ReadonlyMap<string, Global>
  readonly version: RegoVersion
  /** What a function of annotations answers here: `rego.metadata.rule`, `rego.metadata.chain`. Throws RegoRefused. */
  readonly annotations: (name: string) => Value | undefined
  readonly #place: Pick<Module, 'path' | 'lineStarts'>

  constructor(
    globals: ReadonlyMap<string, Global>,
    place: Pick<Module, 'path' | 'lineStarts' | 'version'>,
    annotations: Context['annotations'] = () => undefined,
  ) {
    this.globals = globals
    this.version = place.version
    this.annotations = annotations
    this.#place = place
  }

  newVariables(): Variables {
    return new Variables((message, at) => this.refused('rego_compile_error', message, at))
  }

  refused(code: RefusalCode, message: string, at: Place): RegoRefused {
    return new RegoRefused(code, message, {
      path: this.#place.path,
      ...positionAt(this.#place.lineStarts, at.from),
    })
  }
}
