import { Upload } from 'lucide-react'
import { useState } from 'react'
import type { InputLine } from '../../../shared/contract/inputs.ts'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { PageHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Screen, Scroll } from '../../components/screen.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { SidePanes } from '../../components/side-panes.tsx'
import { useWide } from '../../components/wide.ts'
import type { OpenCase } from '../../store/case.ts'
import { useCommands } from '../../store/commands.ts'
import { exportInputs } from '../../store/inputs.ts'
import { useKeys } from '../../store/keys.ts'
import { go, type Route } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'
import { InputPane } from './input-pane.tsx'
import { STANDING_WORDS } from './input-words.ts'
import { QuestionTable } from './question-table.tsx'
import { RegisterTable } from './register-table.tsx'
import css from './inputs.module.css'

/** The register of inputs across workflows: what approves each, what reads and uses it, and what is to be decided. */
export function Inputs({ opened, route }: { readonly opened: OpenCase; readonly route: Route }) {
  const { value, error } = useAnswer('inputs.list', { case: opened.case })
  const [text, setText] = useState('')
  const wide = useWide()
  const inputs = (value?.inputs ?? []).filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()))
  const focused = route.parts[0] ?? inputs[0]?.name ?? null
  const show = (name: string) => go({ screen: 'inputs', parts: [name] }, { history: 'replace' })
  const next = value?.questions.find(({ answer }) => answer === null)
  const answerNext = () => {
    if (next !== undefined) show(next.input)
  }
  const save = () => exportInputs(opened)
  useKeys({ a: { does: 'Go to the next question', run: answerNext } }, 'Inputs')
  useCommands([{ name: 'Export the register of inputs…', group: 'Inputs', run: save }])
  return (
    <Screen
      head={
        <PageHead
          title="Inputs"
          about={value === undefined || !wide ? '' : aboutOf(value.inputs)}
          actions={
            <>
              <SearchField label="Search inputs" value={text} onChange={setText} />
              <Button icon={<Upload aria-hidden="true" />} onClick={save}>
                Export CSV
              </Button>
            </>
          }
        />
      }
    >
      {error !== undefined ? (
        <ErrorNotice doing="Show the register" error={error} />
      ) : value === undefined ? null : value.inputs.length === 0 ? (
        <Empty what="No boundary of this case names inputs, and no decision evaluated one.">
          Import workflow definitions with a boundary, and evidence that says which attributes were evaluated.
        </Empty>
      ) : (
        <SidePanes
          kept="input"
          side="second"
          widths={{ wide: 404, narrow: 320 }}
          least={260}
          most={640}
          keys
          first={
            <Scroll pane>
              <RegisterTable inputs={inputs} focused={focused} onFocus={show} />
              {inputs.length === 0 ? <p className={css.none}>No input has such a name.</p> : null}
              {value.more === 0 ? null : <p className={css.none}>{count(value.more)} more are not listed.</p>}
              <QuestionTable
                questions={value.questions}
                answered={value.answered}
                more={value.moreQuestions}
                onFocus={show}
                onNext={next === undefined ? undefined : answerNext}
              />
              <p className={css.none}>
                Evaluated: given to the check. Not approved: evaluated where the boundary of its run does not
                approve it.{' '}
                {value.tallied ? '' : 'The last rebuild did not count what was evaluated: rebuild the case.'}
              </p>
            </Scroll>
          }
          second={focused === null ? null : <InputPane opened={opened} name={focused} />}
        />
      )}
    </Screen>
  )
}

function aboutOf(inputs: readonly InputLine[]): string {
  return [...Map.groupBy(inputs, ({ standing }) => standing)]
    .map(([standing, of]) => `${count(of.length)} ${STANDING_WORDS[standing]}`)
    .join(', ')
}
