import { ArrowDown, ArrowUp, ChevronLeft, Copy } from 'lucide-react'
import { Button, IconButton } from '../../components/button.tsx'
import { Key } from '../../components/key.tsx'
import { Sentence } from '../../components/sentence.tsx'
import { listOf, listQuery } from '../../store/decision-list.ts'
import { copyText } from '../../store/notices.ts'
import { usePrefs } from '../../store/prefs.ts'
import { addressOf, type Route } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { DecisionMarks } from './decision-marks.tsx'
import { decisionText } from './decision-text.ts'
import { saidOf } from './sentence-of.ts'
import type { Parts } from './parts.ts'
import { goBeside, useNeighbours } from './use-neighbours.ts'
import css from './decision-head.module.css'

/** Where one is, the decision in one sentence, and the three things that are asked first. Always in sight. */
export function DecisionHead(parts: Parts) {
  const { route, view } = parts
  const zone = usePrefs((prefs) => prefs.zone)
  const { workflow } = view
  return (
    <header className={css.head} data-pane="">
      <div className={css.place}>
        <BackToList route={route} />
        <span className="ink-3">/</span>
        <h1 className={css.id}>
          <code>{visible(view.id)}</code>
        </h1>
        <IconButton label="Copy the id" className={css.copy ?? ''} onClick={() => copyText(view.id, view.id)}>
          <Copy aria-hidden="true" />
        </IconButton>
        <span className={css.workflow}>
          {workflow === null
            ? 'no workflow recorded'
            : `workflow ${visible(workflow.id)} ${visible(workflow.version)}${
                workflow.match === 'none'
                  ? ', no definition'
                  : workflow.owner === null
                    ? ', no owner'
                    : `, owner ${visible(workflow.owner)}`
              }`}
          {view.sharedBy > 1
            ? `, one of ${count(view.sharedBy)} decisions of this id, run ${visible(view.run)}`
            : ''}
        </span>
        <span className={css.gap} />
        <Beside {...parts} />
        <Button
          icon={<Copy aria-hidden="true" />}
          onClick={() => copyText(decisionText(view, zone), 'The decision')}
        >
          Copy as text
        </Button>
      </div>
      <p className={css.sentence}>
        <Sentence said={saidOf(view)} zone={zone} />
      </p>
      <DecisionMarks {...parts} />
    </header>
  )
}

export function BackToList({ route }: { readonly route: Route }) {
  return (
    <a className={css.back} href={addressOf({ screen: 'decisions', query: { ...listQuery(listOf(route)) } })}>
      <ChevronLeft aria-hidden="true" />
      Decisions
    </a>
  )
}

/** Its place in the list that it was opened from, and the ways to those beside it. */
function Beside({ opened, route, view }: Parts) {
  const neighbours = useNeighbours(opened.case, route, view.ord)
  if (neighbours === undefined) return <span className={css.beside} />
  const { at, total, before, after } = neighbours
  return (
    <span className={css.beside}>
      {at === null ? 'not in this list' : `${count(at + 1)} of ${count(total)}`}
      <IconButton
        label="The decision before"
        className={css.step ?? ''}
        disabled={before === undefined}
        onClick={() => before && goBeside(route, before)}
      >
        <ArrowUp aria-hidden="true" />
      </IconButton>
      <Key>k</Key>
      <IconButton
        label="The next decision"
        className={css.step ?? ''}
        disabled={after === undefined}
        onClick={() => after && goBeside(route, after)}
      >
        <ArrowDown aria-hidden="true" />
      </IconButton>
      <Key>j</Key>
    </span>
  )
}
