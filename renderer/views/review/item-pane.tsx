import { type RefObject, useState } from 'react'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { FindingList } from '../../components/finding-list.tsx'
import { SectionHead } from '../../components/head.tsx'
import { BoundaryMark, SeverityMark, VerdictMark } from '../../components/marks.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Scroll } from '../../components/screen.tsx'
import { Sentence } from '../../components/sentence.tsx'
import { useKeys } from '../../store/keys.ts'
import { usePrefs } from '../../store/prefs.ts'
import { go } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { Alike } from './alike.tsx'
import { ItemBefore } from './item-before.tsx'
import { ItemEvidence } from './item-evidence.tsx'
import type { Reviewing } from './use-reviewing.ts'
import css from './review.module.css'

/** The item in sight: what was decided, and beside it all that a verdict can rest on. */
export function ItemPane({
  reviewing: { opened, standing, items, number, looking, show, recordAll },
  heading,
}: {
  readonly reviewing: Reviewing
  /** Takes the focus when another item comes. */
  readonly heading: RefObject<HTMLHeadingElement | null>
}) {
  const { item } = standing
  const zone = usePrefs((prefs) => prefs.zone)
  const [chosen, setChosen] = useState<{ readonly item: string; readonly decision: string } | null>(null)
  const decision = chosen?.item === item.id ? chosen.decision : (item.decisions.at(-1) ?? '')
  const { value: view, error } = useAnswer('decision.view', { case: opened.case, id: decision })
  const open = () => {
    looking.note('decision')
    go({ screen: 'decisions', parts: [decision] })
  }
  useKeys({ o: { does: 'Open the decision', run: open } }, 'Review')
  return (
    <Scroll pane>
      <section className={css.item} aria-label="Item">
        <p className="small">
          <b>
            {count(number)} of {count(items.length)}
          </b>{' '}
          <code className="mono-s">{visible(item.id)}</code>
        </p>
        <h2 ref={heading} tabIndex={-1} className={css.sentence}>
          <Sentence said={{ ...item, version: item.policyVersion }} zone={zone} />
        </h2>
        <p className={css.marks}>
          <VerdictMark verdict={item.replay} />
          <BoundaryMark boundary={item.boundary} long />
          {item.severity === null ? null : <SeverityMark severity={item.severity} />}
          {item.model === null ? null : <span>proposed by {visible(item.model)}</span>}
        </p>
      </section>
      {item.decisions.length > 1 ? (
        <p className={css.choose}>
          <span className="ink-2">Because of {count(item.decisionCount)} decisions:</span>
          {item.decisions.slice(0, 20).map((id) => (
            <Button
              key={id}
              size="small"
              chosen={id === decision}
              aria-pressed={id === decision}
              onClick={() => setChosen({ item: item.id, decision: id })}
            >
              {visible(id)}
            </Button>
          ))}
        </p>
      ) : null}
      <SectionHead
        title="Evidence"
        about={
          view === undefined ? '' : view.complete ? 'complete: all four parts are recorded' : 'not complete'
        }
        actions={
          <Button weight="quiet" size="small" keys={['o']} onClick={open}>
            Open the decision
          </Button>
        }
      />
      {error === undefined ? null : <ErrorNotice doing="Show the evidence" error={error} />}
      {view === undefined || view.id !== decision ? null : (
        <>
          <ItemEvidence opened={opened} view={view} looking={looking} />
          <SectionHead
            title="Findings"
            about={view.findings.length === 0 ? 'none' : `${view.findings.length}, worst first`}
          />
          {view.findings.length === 0 ? null : (
            <FindingList findings={view.findings.map(({ finding }) => finding)} />
          )}
        </>
      )}
      <ItemBefore standing={standing} />
      <Alike items={items} standing={standing} onFocus={show} onAll={recordAll} />
    </Scroll>
  )
}
