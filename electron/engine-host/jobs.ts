import type { Input, NameOf, Output } from '../../shared/contract/methods.ts'
import {
  importFiles,
  openCaseFile,
  type OpenEvaluator,
  rebuildCase,
  searchEvidence,
  sealToFile,
  verifyPacketFile,
} from '../../shared/engine.ts'
import { remembering } from '../../shared/replay/remembering.ts'
import { conditions } from './calls.ts'
import { IntakePool } from './intake-pool.ts'
import { openSigner, openTrusted } from './key-files.ts'
import { startReplayPool } from './replay-pool.ts'
import { acting, type JobControl, type Surroundings } from './surroundings.ts'

type JobTable = {
  readonly [Name in NameOf<'job'>]: (
    input: Input<Name>,
    by: Surroundings & JobControl,
  ) => Promise<Output<Name>>
}

/** Does each job of the contract, with workers of its own that end with it. */
export const JOBS: JobTable = {
  'evidence.search': ({ text, limit, ...input }, { files, cases, signal }) =>
    searchEvidence(cases.reading(files.path(input.case)), { text, limit, signal }),
  'case.import': async (input, { files, signal, onProgress }) => {
    const reader = new IntakePool()
    try {
      return await importFiles(
        files.path(input.case),
        input.files.map((token) => files.path(token)),
        { format: input.format, rebuild: input.rebuild },
        { ...acting, reader, evaluator, signal, onProgress },
      )
    } finally {
      await reader.close()
    }
  },
  'case.rebuild': async (input, { files, signal, onProgress }) => {
    using file = openCaseFile(files.path(input.case), 'read-write')
    return await rebuildCase(file, { ...acting, evaluator, signal, onProgress })
  },
  'packet.seal': async (input, { files, passphrase, signal, onProgress }) => {
    const signers = []
    for (const key of input.keys) signers.push(await openSigner(files.path(key), passphrase))
    using file = openCaseFile(files.path(input.case), 'read-write')
    return await sealToFile(file, files.path(input.out), {
      ...acting,
      where: conditions(input.where),
      signers,
      signal,
      onProgress,
    })
  },
  'packet.verify': async (input, { files, signal, onProgress }) => {
    const trusted = await Promise.all(input.trust.map((token) => openTrusted(files.path(token))))
    const report = await verifyPacketFile(files.path(input.packet), {
      trusted,
      reperform: input.reperform ? { evaluator } : undefined,
      signal,
      onProgress,
    })
    return { ...report, signers: [...report.signers], checks: [...report.checks], limits: [...report.limits] }
  },
}

/** Threads for each rebuild: engines that misbehave end with them. Equal questions are asked once. */
const evaluator: OpenEvaluator = (versions, { evaluationBudgetMs }) =>
  remembering(startReplayPool({ versions, evaluationBudgetMs }))
