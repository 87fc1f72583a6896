import { useMemo, useState } from 'react'
import type { PolicyFileText, PolicyInFull } from '../../../shared/contract/policies.ts'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { languageOf } from '../../components/policy-text.tsx'
import { useSettled } from '../../components/use-settled.ts'
import type { OpenCase } from '../../store/case.ts'
import { dropDraft, useDraft, writeDraft } from '../../store/drafts.ts'
import { visible } from '../../words/visible.ts'
import { DraftEditor } from './draft-editor.tsx'
import { ImpactPane } from './impact-pane.tsx'
import css from './draft.module.css'

/** A draft of the next version: its text with the engine's faults in place, and what the case would give under it. */
export function DraftPane({
  opened,
  policy: { id },
  base,
  file,
}: {
  readonly opened: OpenCase
  readonly policy: PolicyInFull
  /** The version that it begins as. */
  readonly base: string
  readonly file: PolicyFileText | undefined
}) {
  const of = { case: opened.case, policy: id, base }
  const changed = useDraft(of)
  const isChanged = changed !== undefined
  const [dropped, setDropped] = useState(0)
  const written = useMemo(
    () => ({
      policy: id,
      base,
      files: [...(changed ?? [])].map(([path, text]) => ({ path, text })),
    }),
    [id, base, changed],
  )
  const draft = useSettled(written)
  const { value: check } = useAnswer(
    'replay.check',
    draft.files.length === 0 ? null : { case: opened.case, draft },
    { keep: true },
  )
  if (file === undefined || file.text === null || file.role !== 'text')
    return <p className={css.none}>Choose a file of policy text to draft another version of it.</p>
  const fault = check?.fault ?? null
  const compiles = isChanged && draft.files.length > 0 && check !== undefined && fault === null
  return (
    <div className={css.draft}>
      <div className={css.bar}>
        <span className={css.words}>
          {isChanged ? 'A draft, kept until this window is closed; the case does not change. ' : ''}
          {!isChanged
            ? `Change the text of ${visible(base)} to see what the case would give.`
            : compiles
              ? 'It compiles.'
              : visible(fault?.detail ?? '')}
        </span>
        {isChanged ? (
          <Button
            size="small"
            onClick={() => {
              dropDraft(of)
              setDropped(dropped + 1)
            }}
          >
            Drop the draft
          </Button>
        ) : null}
      </div>
      <DraftEditor
        key={`${base} ${file.path} ${dropped}`}
        start={changed?.get(file.path) ?? file.text}
        language={languageOf(file.path)}
        label={visible(`Draft of ${file.path}`)}
        fault={fault?.place?.path === file.path ? { ...fault.place, message: fault.detail } : null}
        onChange={(text) => writeDraft(of, file.path, text)}
      />
      {compiles ? (
        <div className={css.impact}>
          <ImpactPane caseToken={opened.case} policy={{ kind: 'draft', draft }} name="this draft" />
        </div>
      ) : null}
    </div>
  )
}
