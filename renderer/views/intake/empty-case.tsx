import { File, FileText, FolderOpen, Import, Package, Workflow, type LucideIcon } from 'lucide-react'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { DropFrame } from '../../components/drop-frame.tsx'
import { VerdictMark } from '../../components/marks.tsx'
import { Scroll } from '../../components/screen.tsx'
import { Way } from '../../components/way.tsx'
import { openCase } from '../../store/case.ts'
import { choosePacket, openSample } from '../../store/case-acts.ts'
import { useDrop } from '../../store/drop.ts'
import { useKeys } from '../../store/keys.ts'
import { usePrefs } from '../../store/prefs.ts'
import { visible } from '../../words/visible.ts'
import { openedWords } from '../cases/opened-words.ts'
import css from './empty-case.module.css'

interface Part {
  readonly icon: LucideIcon
  readonly what: string
  readonly which: string
  readonly as: string
  readonly makes: string
}

const PARTS: readonly Part[] = [
  {
    icon: Import,
    what: 'Evidence',
    which: 'logs of runs, policy checks and what other systems saw',
    as: 'docket-evidence/1 (NDJSON), Cerbos audit log; .gz and .zst as they are',
    makes: 'Decisions can be listed and rebuilt',
  },
  {
    icon: Workflow,
    what: 'Workflow definitions',
    which: 'stages, transitions and the decision boundary',
    as: 'docket-workflow/1, docket-boundary/1 in YAML or JSON',
    makes: 'Anything outside the boundary can be found',
  },
  {
    icon: FileText,
    what: 'Policies',
    which: 'the exact text of every version, with its interval',
    as: 'docket-policies/1 as a folder, .zip, .tar or .tar.gz',
    makes: 'Decisions can be heard again',
  },
]

const MOST_RECENT = 3

/** A case that holds nothing yet: what goes in, what each makes possible, and what can be tried instead. */
export function EmptyCase({
  caseToken,
  onFiles,
  onFolder,
}: {
  readonly caseToken: string
  readonly onFiles: () => void
  readonly onFolder: () => void
}) {
  const over = useDrop((drop) => drop.over)
  useKeys(
    {
      s: { does: 'Open the sample case', run: openSample },
      v: { does: 'Verify a packet', run: choosePacket },
    },
    'Intake',
  )
  return (
    <Scroll>
      <div className={css.page}>
        <DropFrame
          state={over === null ? 'waits' : 'over'}
          aside={
            <span className={css.acts}>
              <Button weight="primary" keys={['o']} onClick={onFiles}>
                Choose files…
              </Button>
              <Button onClick={onFolder}>Choose a folder…</Button>
            </span>
          }
        >
          <div>
            <p>
              <b>No evidence yet. Drop files or a folder here</b>
            </p>
            <p className="ink-2 small">
              Formats are recognised; you can correct them before anything is read.
            </p>
          </div>
        </DropFrame>
        <table className={css.parts}>
          <thead>
            <tr>
              <th scope="col">What goes in</th>
              <th scope="col">Accepted as</th>
              <th scope="col">What it makes possible</th>
            </tr>
          </thead>
          <tbody>
            {PARTS.map(({ icon: Icon, what, which, as, makes }) => (
              <tr key={what}>
                <td>
                  <span className={css.part}>
                    <Icon className={css.icon} aria-hidden="true" />
                    <span>
                      <b className={css.what}>{what}</b>
                      <span className="ink-2">{which}</span>
                    </span>
                  </span>
                </td>
                <td className="ink-2">{as}</td>
                <td>{makes}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className={css.enough}>
          Evidence is enough to begin. Without policies every decision is{' '}
          <VerdictMark verdict="unreplayable" />; without definitions no boundary can be checked.
        </p>
        <div className={css.columns}>
          <section aria-label="Try it first">
            <h2 className={css.heading}>Try it first</h2>
            <Way
              icon={FolderOpen}
              name="Open the sample case"
              about="one incident, from evidence to proof"
              letter="s"
              run={openSample}
            />
            <Way
              icon={Package}
              name="Verify a packet"
              about="no case is needed"
              letter="v"
              run={choosePacket}
            />
          </section>
          <Recent caseToken={caseToken} />
        </div>
      </div>
    </Scroll>
  )
}

function Recent({ caseToken }: { readonly caseToken: string }) {
  const { value } = useAnswer('cases.recent', {})
  const zone = usePrefs((prefs) => prefs.zone)
  const others = (value?.cases ?? []).filter((each) => each.case !== caseToken).slice(0, MOST_RECENT)
  if (others.length === 0) return null
  return (
    <section aria-label="Recent cases">
      <h2 className={css.heading}>Recent cases</h2>
      {others.map((recent) => (
        <button
          key={recent.case}
          type="button"
          className={css.other}
          onClick={() => void openCase(recent.case)}
        >
          <File className={css.icon} aria-hidden="true" />
          <span className={css.words}>
            <b>{visible(recent.name)}.docket</b>
            <span className="ink-2 small">{visible(recent.progress)}</span>
          </span>
          <span className="ink-2 small tabular">{openedWords(recent.openedAt, zone, new Date())}</span>
        </button>
      ))}
    </section>
  )
}
