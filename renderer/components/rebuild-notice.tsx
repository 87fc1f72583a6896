import { useState } from 'react'
import { rebuildCase } from '../store/rebuild.ts'
import { useJob } from '../store/jobs.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'
import { ProgressRow } from './progress.tsx'

/** A case that an older Docket rebuilt, or nobody yet: what a rebuild would show, and the button that starts it. */
export function RebuildNotice({ token, shows }: { readonly token: string; readonly shows: string }) {
  const [jobId, setJobId] = useState<string | null>(null)
  const job = useJob(jobId)
  const running = job !== undefined && job.outcome === null
  return (
    <>
      <Notice
        weight="to-know"
        what={`Rebuild the case to see ${shows}.`}
        actions={
          running ? null : (
            <Button size="small" onClick={() => void rebuildCase(token, setJobId)}>
              Rebuild the case
            </Button>
          )
        }
      >
        The last rebuild did not count them: it was made by an older Docket. Nothing that was imported
        changes.
      </Notice>
      {running ? <ProgressRow job={job} keeps="Cancel keeps what stood there before" /> : null}
    </>
  )
}
