import { openCaseFile, sealToFile, verifyPacketFile } from '../../../shared/engine.ts'
import { openSigner, openTrusted } from '../key-files.ts'
import { acting } from '../surroundings.ts'
import { conditions } from './conditions.ts'
import { evaluator } from './evaluator.ts'
import type { JobTable } from './tables.ts'

export const packetsJobs = {
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
} satisfies Partial<JobTable>
