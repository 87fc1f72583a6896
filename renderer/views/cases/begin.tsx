import { FolderOpen, Package, Plus } from 'lucide-react'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { Facts } from '../../components/facts.tsx'
import { SectionHead } from '../../components/head.tsx'
import { Bar, figuresOf, fractionOf } from '../../components/progress.tsx'
import { Scroll } from '../../components/screen.tsx'
import { Way } from '../../components/way.tsx'
import { chooseCase, choosePacket, newCase, openSample } from '../../store/case-acts.ts'
import { cancelJob, useJobs } from '../../store/jobs.ts'
import css from './begin.module.css'

/** The ways to begin, the sample case, and what this desk is. */
export function Begin() {
  return (
    <Scroll ground="inset" pane>
      <section aria-label="Begin">
        <SectionHead title="Begin" />
        <Way icon={Plus} name="New case" about="empty; drop evidence into it" letter="n" run={newCase} />
        <Way
          icon={FolderOpen}
          name="Open a case…"
          about="a .docket file, in this or a second window"
          letter="o"
          run={chooseCase}
        />
        <Way icon={Package} name="Verify a packet…" about="no case is needed" letter="v" run={choosePacket} />
      </section>
      <Sample />
      <Desk />
    </Scroll>
  )
}

function Sample() {
  const job = useJobs(({ jobs }) =>
    jobs.find(({ method, outcome }) => method === 'cases.sample' && outcome === null),
  )
  return (
    <section className={css.part} aria-label="Sample case">
      <SectionHead title="Sample case" about="comes with Docket" />
      <div className={css.sample}>
        <p>
          <b>Some hundred decisions, one incident.</b> Contractors were given an{' '}
          <code className="mono-s">erp/ap-*</code> role because of an input that nobody had approved. Find it,
          hear it again, prove it.
        </p>
        {job === undefined ? (
          <Button icon={<FolderOpen aria-hidden="true" />} keys={['s']} onClick={openSample}>
            Open the sample case
          </Button>
        ) : (
          <div className={css.progress}>
            <Bar fraction={fractionOf(job)} label={job.title} />
            <span className="ink-2 tabular">
              {[job.progress?.phase, ...figuresOf(job)].filter(Boolean).join(', ')}
            </span>
            <Button size="small" onClick={() => cancelJob(job.jobId)}>
              Cancel
            </Button>
          </div>
        )}
        <p className="ink-2">A fresh copy each time. Nothing in it is about real people.</p>
      </div>
    </section>
  )
}

function Desk() {
  const { value: about } = useAnswer('desk.about', {})
  return (
    <section className={css.part} aria-label="This desk">
      <SectionHead title="This desk" />
      {about === undefined ? null : (
        <Facts
          rows={[
            ['Docket', `${about.version}, schema ${about.schema}`],
            ['Engines', about.engines.join(', ')],
            ['You', about.user],
            [
              'Runs in',
              about.host === 'electron' ? `Electron, ${about.platform}` : `a browser, ${about.platform}`,
            ],
            ['Network', 'none: nothing leaves this machine'],
          ]}
        />
      )}
    </section>
  )
}
