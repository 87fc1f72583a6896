import { useState } from 'react'
import { useAnswer } from '../../client/answers.ts'
import type { DefinitionText, WorkflowInFull } from '../../../shared/contract/workflows.ts'
import { Button } from '../../components/button.tsx'
import { Digest } from '../../components/digest.tsx'
import { Empty } from '../../components/empty.tsx'
import { SectionHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { languageOf, PolicyText } from '../../components/policy-text.tsx'
import { PolicyDiff } from '../../components/policy-diff.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { Time } from '../../components/time.tsx'
import type { OpenCase } from '../../store/case.ts'
import { copyText } from '../../store/notices.ts'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import css from './workflows.module.css'

/** The files that define a workflow version, exactly; two that differ can be held against each other. */
export function DefinitionTexts({
  opened,
  workflow: { id, version },
}: {
  readonly opened: OpenCase
  readonly workflow: WorkflowInFull
}) {
  const { value, error } = useAnswer('workflow.text', { case: opened.case, id, version })
  const [place, setPlace] = useState('0')
  if (error !== undefined && value === undefined)
    return <ErrorNotice doing="Show the definition’s text" error={error} />
  if (value === undefined) return null
  const { files } = value
  const first = files.find(({ kind }) => kind === 'workflow')
  const rival = files.find(({ kind, counts }) => kind === 'workflow' && !counts)
  const shown = files[Number(place)]
  if (first === undefined)
    return (
      <Empty what={visible(`No definition of ${id} ${version} in this case`)}>
        Runs name this version. Import its definition in Intake to see its text here.
      </Empty>
    )
  const options = files.map((file, at) => ({ value: String(at), label: nameOf(file) }))
  return (
    <div className={css.texts} data-pane="">
      <SectionHead
        title={shown === undefined ? 'Difference' : visible(shown.name)}
        about={
          shown === undefined ? (
            visible(`${first.name}, which counts, to ${rival?.name ?? ''}`)
          ) : (
            <About file={shown} />
          )
        }
        actions={
          <>
            {options.length === 1 && rival === undefined ? null : (
              <Segmented
                label="File"
                value={place}
                options={rival === undefined ? options : [...options, { value: 'diff', label: 'Difference' }]}
                onChange={setPlace}
              />
            )}
            {shown === undefined ? null : (
              <Button size="small" weight="quiet" onClick={() => copyText(shown.text, visible(shown.name))}>
                Copy as text
              </Button>
            )}
          </>
        }
      />
      {shown !== undefined ? (
        <PolicyText text={shown.text} language={languageOf(shown.name)} label={visible(shown.name)} />
      ) : (
        <PolicyDiff
          before={first.text}
          after={rival?.text ?? ''}
          language={languageOf(first.name)}
          label={visible(`${first.name} to ${rival?.name ?? ''}`)}
        />
      )}
    </div>
  )
}

function nameOf({ kind, counts, name }: DefinitionText): string {
  if (kind === 'boundary') return 'Boundary'
  return counts ? 'Definition' : visible(name)
}

function About({ file: { sha256, importedAt, importedBy, counts, cut } }: { readonly file: DefinitionText }) {
  return (
    <>
      <Digest value={sha256} />, imported <Time at={importedAt} precision="s" /> by {visible(importedBy)}
      {counts ? '' : ', does not count'}
      {cut === 0 ? '' : `, ${counted(cut, 'character')} at the end not shown`}
    </>
  )
}
