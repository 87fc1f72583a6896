import type { Input, Output } from '../../shared/contract/methods.ts'
import { wireErrorOf } from '../client/client.ts'
import { bytes } from '../words/numbers.ts'
import { chooseWhere } from './files.ts'
import { runJob } from './jobs.ts'
import { report, toast } from './notices.ts'

type ExportJob = 'decisions.export' | 'findings.export' | 'custody.export' | 'inputs.export' | 'review.export'

/** A job that writes one file, and how it is told. */
interface Export<Name extends ExportJob> {
  readonly job: Name
  readonly input: Omit<Input<Name>, 'out'>
  /** What is done, where it fails: `Export findings`. */
  readonly doing: string
  /** The same in the tray, before the name of the file: `Export findings to`. */
  readonly title: string
  /** The name that the dialog proposes, with its ending after the last dot. */
  readonly file: string
  /** What it holds: `3 findings`. */
  readonly holds: (value: Output<Name>) => string
}

/** Writes a file that the person chooses, and tells what became of it. */
export function exportFile<Name extends ExportJob>(what: Export<Name>): void {
  write(what).catch((error: unknown) => report(what.doing, wireErrorOf(error)))
}

async function write<Name extends ExportJob>({
  job,
  input,
  doing,
  title,
  file,
  holds,
}: Export<Name>): Promise<void> {
  const out = await chooseWhere(file, file.slice(file.lastIndexOf('.') + 1))
  if (out === null) return
  // The input lacks nothing but the file.
  const whole = { ...input, out: out.token } as unknown as Input<Name>
  const ended = await runJob(job, whole, { title: `${title} ${out.name}` })
  if (ended.state === 'failed') report(doing, ended.error)
  if (ended.state === 'done') toast(`${ended.value.name}: ${holds(ended.value)}, ${bytes(ended.value.bytes)}`)
}
