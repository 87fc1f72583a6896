import { useJobs } from '../../store/jobs.ts'
import type { Work } from './rows.ts'

const IMPORTS = ['intake.import', 'case.import']

/** The import that is at work on a case; undefined: none, or it waits for other work. */
export function useWork(caseToken: string): Work | undefined {
  const job = useJobs(({ jobs }) =>
    jobs.find(
      ({ case: about, method, outcome, progress }) =>
        about === caseToken && outcome === null && progress !== null && IMPORTS.includes(method),
    ),
  )
  if (job?.progress === undefined || job.progress === null) return undefined
  const { phase, item, subject } = job.progress
  return {
    jobId: job.jobId,
    at: phase === 'rebuild' ? Number.POSITIVE_INFINITY : (item ?? 0),
    subject: phase === 'rebuild' ? undefined : subject,
  }
}
