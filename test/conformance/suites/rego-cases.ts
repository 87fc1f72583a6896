import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { vectorFolder } from '../vector-folder.ts'

/** One case of OPA's own, as its project publishes them. Values are JSON texts, with all digits of their numbers. */
export interface RegoCase {
  readonly name: string
  readonly query: string
  readonly modules: readonly string[]
  readonly data: string
  readonly input: string | undefined
  /** An input that is Rego and no JSON. */
  readonly inputTerm: string | undefined
  /** Bindings of each solution; undefined where an error is wanted. */
  readonly wanted: string | undefined
  readonly wantedError: string | undefined
  readonly strictErrors: boolean
  /** Whether the order of a bound array says nothing. */
  readonly sortBindings: boolean
}

const NAME = 'opa-rego-compliance'

/** Every case, or undefined where they are not beside the project. */
export function regoCases(): readonly RegoCase[] | undefined {
  const folder = vectorFolder(NAME)
  const file = folder === null ? '' : join(folder, 'cases.ndjson')
  if (!existsSync(file)) return undefined
  return readFileSync(file, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map(caseOf)
}

interface Told {
  readonly file: string
  readonly note: string
  readonly query: string
  readonly modules: readonly string[] | null
  readonly data?: unknown
  readonly input?: unknown
  readonly input_term?: string
  readonly want_result?: unknown
  readonly want_error_code?: string
  readonly want_error?: string
  readonly strict_error?: boolean
  readonly sort_bindings?: boolean
}

/** Numbers keep their text: a reader that rounds would change what is asked. */
function caseOf(line: string): RegoCase {
  const told = parse(line, (_, value, { source }) =>
    typeof value === 'number' && source !== undefined ? JSON.rawJSON(source) : value,
  ) as Told
  return {
    name: `${told.file}#${told.note}`,
    query: told.query,
    modules: told.modules ?? [],
    data: JSON.stringify(told.data ?? {}),
    input: told.input === undefined ? undefined : JSON.stringify(told.input),
    inputTerm: told.input_term,
    wanted: told.want_result === undefined ? undefined : JSON.stringify(told.want_result),
    // Some cases tell the code only in the words of the error.
    wantedError: told.want_error_code ?? /eval_\w+/.exec(told.want_error ?? '')?.[0],
    strictErrors: told.strict_error ?? false,
    sortBindings: told.sort_bindings ?? false,
  }
}

/** The types of JavaScript leave out that a reviver is told the text of a number. */
const parse = JSON.parse as (
  text: string,
  reviver: (key: string, value: unknown, context: { readonly source?: string }) => unknown,
) => unknown
