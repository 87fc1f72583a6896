import {
  type CaseCallName,
  type Input,
  METHODS,
  type NameOf,
  type Output,
} from '../../shared/contract/methods.ts'
import { DocketError } from '../../shared/model/error.ts'
import { deskFolder } from '../engine-host/desk-folder.ts'
import { openHost } from '../engine-host/host.ts'
import type { VerbCall } from './verb.ts'
import { progressLine } from './progress-line.ts'

/**
 * The command line's way to the engine: the same contract as a screen's. Files are named by tokens there;
 * here a path is held for one as it is first used.
 */
export interface Client {
  readonly file: (path: string) => string
  readonly call: <Name extends CaseCallName>(name: Name, input: Input<Name>) => Promise<Output<Name>>
  readonly job: <Name extends NameOf<'job'>>(name: Name, input: Input<Name>) => Promise<Output<Name>>
}

/** Runs `work` with a client, and puts the host away whatever happens. */
export async function withClient<Result>(
  { args, output, signal }: VerbCall,
  secrets: { readonly passphrase?: (path: string) => Promise<string> },
  work: (client: Client) => Promise<Result>,
): Promise<Result> {
  const host = openHost({
    passphrase: secrets.passphrase ?? noPassphrase,
    folder: deskFolder(process.env, process.platform),
  })
  const onProgress = progressLine(output)
  try {
    return await work({
      file: (path) => host.files.hold(path),
      call: async (name, input) => host.call(name, asked(name, input, args)),
      job: async (name, input) => host.job(name, asked(name, input, args), { signal, onProgress }),
    })
  } finally {
    host.close()
  }
}

/** What a person gave, where a method takes it: what is too long, too short or of another form is wrong use. */
function asked<Name extends CaseCallName | NameOf<'job'>>(
  name: Name,
  input: Input<Name>,
  { verb }: VerbCall['args'],
): Input<Name> {
  const checked = METHODS[name].input.safeParse(input)
  if (checked.success) return input
  const [issue] = checked.error.issues
  const problem = `${issue?.path.join('.') ?? ''}: ${issue?.message ?? 'does not fit'}`
  throw new DocketError('USAGE', { problem, verb }, { cause: checked.error })
}

function noPassphrase(path: string): Promise<string> {
  return Promise.reject(
    new DocketError('KEY_INVALID', { path, problem: 'it is encrypted, and no passphrase was asked for' }),
  )
}
