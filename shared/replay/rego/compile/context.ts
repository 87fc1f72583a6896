import type { Module, Place, RegoVersion } from '../ast.ts'
import { positionAt } from '../parse/lines.ts'
import { RegoRefused, type RefusalCode } from '../parse/refused.ts'
import type { Global } from './globals.ts'
import { Variables } from './variables.ts'

/** Where names of one module, or of a query, are resolved. */
export class Context {
  readonly globals: ReadonlyMap<string, Global>
  readonly version: RegoVersion
  readonly #place: Pick<Module, 'path' | 'lineStarts'>

  constructor(globals: ReadonlyMap<string, Global>, place: Pick<Module, 'path' | 'lineStarts' | 'version'>) {
    this.globals = globals
    this.version = place.version
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
