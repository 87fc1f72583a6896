import type { InputInFull } from '../../../shared/contract/inputs.ts'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { Facts } from '../../components/facts.tsx'
import { OutsideWords } from '../../components/marks.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Scroll } from '../../components/screen.tsx'
import type { OpenCase } from '../../store/case.ts'
import { ALL_DECISIONS, showList, withText } from '../../store/decision-list.ts'
import { useKeys } from '../../store/keys.ts'
import { visible } from '../../words/visible.ts'
import { InputAnswers } from './input-answers.tsx'
import { InputPlaces } from './input-places.tsx'
import { InputReaders } from './input-readers.tsx'
import { InputUseSection } from './input-use.tsx'
import { lastReviewOf, limitsOf, ownersOf, sourcesOf, STANDING_WORDS } from './input-words.ts'
import css from './inputs.module.css'

/** One input, whole: who approves it, which policies read it, what decisions made of it, what is to be decided. */
export function InputPane({ opened, name }: { readonly opened: OpenCase; readonly name: string }) {
  const { value, error } = useAnswer('input.get', { case: opened.case, name })
  const open = () => showList(withText(ALL_DECISIONS, name))
  useKeys({ o: { does: 'Open the decisions that name it', run: open } }, 'Inputs')
  if (error !== undefined) return <ErrorNotice doing={`Show ${name}`} error={error} />
  if (value === undefined) return null
  const { input } = value
  if (input === null)
    return <p className={css.none}>No boundary and no decision of this case names {visible(name)}.</p>
  return (
    <Scroll ground="inset" pane>
      <div className={css.pane}>
        <header className={css.head}>
          <h2 className={css.name}>
            <code>{visible(input.name)}</code>
          </h2>
          <p className="small">
            {input.standing === 'not-approved' ? (
              <OutsideWords>{STANDING_WORDS[input.standing]}</OutsideWords>
            ) : (
              STANDING_WORDS[input.standing]
            )}
          </p>
        </header>
        <div className={css.facts}>
          <InputFacts input={input} />
        </div>
        <InputAnswers key={name} opened={opened} input={input} />
        <InputUseSection opened={opened} name={name} />
        <InputPlaces input={input} />
        <InputReaders input={input} />
        <div className={css.acts}>
          <Button keys={['o']} onClick={open}>
            Open the decisions that name it
          </Button>
        </div>
      </div>
    </Scroll>
  )
}

function InputFacts({ input: { approvals, moreApprovals, read } }: { readonly input: InputInFull }) {
  const last = lastReviewOf(approvals)
  const late = approvals.filter(({ overdue }) => overdue).length
  return (
    <Facts
      rows={[
        ['Owner', ownersOf(approvals) || 'nobody in any boundary'],
        ['From', sourcesOf(approvals) || 'no source is approved'],
        ['Age limit', limitsOf(approvals) || 'none'],
        [
          'Reviewed',
          `${last === undefined ? 'never' : visible(last)}${late === 0 ? '' : `, overdue in ${late} of ${approvals.length + moreApprovals} approvals`}`,
        ],
        [
          'Read',
          read === 'yes'
            ? 'by a policy'
            : read === 'no'
              ? 'by no policy'
              : 'not known: some texts cannot be read',
        ],
      ]}
    />
  )
}
