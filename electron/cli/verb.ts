import type { ParseArgsOptionsConfig } from 'node:util'
import type { ExitCode } from '../../shared/model/error.ts'
import type { Output } from './output.ts'

/** What a verb was called with, checked against its `options`. */
export interface Arguments {
  readonly verb: string
  readonly positionals: readonly string[]
  readonly text: (name: string) => string | undefined
  readonly texts: (name: string) => readonly string[]
  readonly flag: (name: string) => boolean
}

export interface VerbCall {
  readonly args: Arguments
  readonly output: Output
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal
}

/** One verb of the command line, in a file of its own. */
export interface Verb {
  readonly name: string
  /** After `docket NAME`, as cli.md writes it. */
  readonly usage: string
  readonly summary: string
  readonly details: readonly string[]
  readonly example: string
  readonly options: ParseArgsOptionsConfig
  readonly positionals: { readonly least: number; readonly most: number }
  readonly run: (call: VerbCall) => Promise<0 | ExitCode>
}
