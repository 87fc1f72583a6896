import type { JobTable } from './tables.ts'

export const casesJobs = {
  'cases.sample': () => Promise.reject(new Error('not there yet')),
} satisfies Partial<JobTable>
