import { thisEngine } from '../../../shared/engine.ts'
import { TOOL } from '../../../shared/model/tool.ts'
import { acting } from '../surroundings.ts'
import type { DeskTable } from './tables.ts'

export const deskCalls = {
  'desk.about': (_, { host }) => {
    const { schema, engines } = thisEngine()
    return {
      host,
      platform: `${process.platform} ${process.arch}`,
      version: TOOL.version,
      schema,
      engines: [...engines],
      user: acting.by,
    }
  },
  'desk.remembered': async (_, { remembered }) => remembered.all(),
  'desk.remember': async ({ key, value }, { remembered }) => {
    await remembered.set(key, value)
    return {}
  },
  'job.cancel': ({ jobId }, { jobs }) => {
    jobs.cancel(jobId)
    return {}
  },
  'job.running': (_, { jobs }) => ({ jobs: jobs.running() }),
} satisfies Partial<DeskTable>
