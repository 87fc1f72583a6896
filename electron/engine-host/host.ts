import {
  type CaseCallName,
  type Input,
  METHODS,
  type NameOf,
  type Output,
} from '../../shared/contract/methods.ts'
import { CALLS } from './calls.ts'
import { FileTokens } from './file-tokens.ts'
import { JOBS } from './jobs.ts'
import { OpenCases } from './open-cases.ts'
import type { JobControl, Surroundings } from './surroundings.ts'

/** The engine behind the contract, in one thread: for the command line, and for each job of a desk. */
export interface Host {
  readonly files: FileTokens
  /** Throws DocketError; what else it throws is a bug. */
  readonly call: <Name extends CaseCallName>(name: Name, input: Input<Name>) => Promise<Output<Name>>
  /** As `call`, for long work: aborting it ends it with CANCELLED. */
  readonly job: <Name extends NameOf<'job'>>(
    name: Name,
    input: Input<Name>,
    control: JobControl,
  ) => Promise<Output<Name>>
  readonly close: () => void
}

/** Opens a host in this thread; its workers start when there is work. */
export function openHost(options: Pick<Surroundings, 'passphrase' | 'folder'>): Host {
  const files = new FileTokens()
  const cases = new OpenCases()
  const surroundings: Surroundings = { ...options, files, cases }
  return {
    files,
    async call(name, input) {
      const method = METHODS[name]
      // Each handler is typed by its own name; here only the union of all can be seen.
      const handler = CALLS[name] as (given: unknown, by: Surroundings) => unknown
      const answer = await handler(method.input.parse(input), surroundings)
      return method.output.parse(answer) as Output<typeof name>
    },
    async job(name, input, control) {
      const method = METHODS[name]
      const handler = JOBS[name] as (given: unknown, by: Surroundings & JobControl) => Promise<unknown>
      const answer = await handler(method.input.parse(input), { ...surroundings, ...control })
      return method.output.parse(answer) as Output<typeof name>
    },
    close: () => cases.close(),
  }
}
