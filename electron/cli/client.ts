import type { CaseCallName, Input, NameOf, Output } from '../../shared/contract/methods.ts'
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
  { output, signal }: Pick<VerbCall, 'output' | 'signal'>,
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
      call: (name, input) => host.call(name, input),
      job: (name, input) => host.job(name, input, { signal, onProgress }),
    })
  } finally {
    host.close()
  }
}

function noPassphrase(path: string): Promise<string> {
  return Promise.reject(
    new DocketError('KEY_INVALID', { path, problem: 'it is encrypted, and no passphrase was asked for' }),
  )
}
