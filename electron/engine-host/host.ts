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

/** The engine behind the contract: what a window, a browser page and the command line all speak to. */
export interface Host {
  readonly files: FileTokens
  /** Throws DocketError; what else it throws is a bug. */
  readonly call: <Name extends CaseCallName>(name: Name, input: Input<Name>) => Output<Name>
  /** As `call`, for long work: aborting it ends it with CANCELLED. */
  readonly job: <Name extends NameOf<'job'>>(
    name: Name,
    input: Input<Name>,
    control: JobControl,
  ) => Promise<Output<Name>>
  readonly close: () => void
}

/** Opens a host in this process; its workers start when there is work. */
export function openHost({ passphrase }: Pick<Surroundings, 'passphrase'>): Host {
  const files = new FileTokens()
  const cases = new OpenCases()
  const surroundings: Surroundings = { files, cases, passphrase }
  return {
    files,
    call(name, input) {
      const method = METHODS[name]
      // Each handler is typed by its own name; here only the union of all can be seen.
      const handler = CALLS[name] as (given: unknown, by: Surroundings) => unknown
      return method.output.parse(handler(method.input.parse(input), surroundings)) as Output<typeof name>
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
