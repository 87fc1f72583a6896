import { useMemo, useState } from 'react'
import type { PolicyFileText, PolicyInFull } from '../../../shared/contract/policies.ts'
import type { OtherPolicy } from '../../../shared/contract/replay.ts'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { languageOf } from '../../components/policy-text.tsx'
import type { OpenCase } from '../../store/case.ts'
import { dropDraft, useDraft, writeDraft } from '../../store/drafts.ts'
import { visible } from '../../words/visible.ts'
import { DraftEditor } from './draft-editor.tsx'
import { ImpactPane } from './impact-pane.tsx'
import { useSettled } from '../../components/use-settled.ts'
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
  const draft = useDraft(opened.case, id)
  const [dropped, setDropped] = useState(0)
  const own = draft?.base === base ? draft : undefined
  const { value } = useAnswer('policy.text', { case: opened.case, id, version: base })
  const files = value?.files
  const changed = own?.texts
  const written = useMemo(
    () =>
      (files ?? [])
        .filter(({ role, text }) => role === 'text' && text !== null)
        .map(({ path, text }) => ({ path, text: changed?.[path] ?? text ?? '' })),
    [files, changed],
  )
  const settled = useSettled(written)
  const isChanged = changed !== undefined
  const policy = useMemo(
    (): OtherPolicy => ({ kind: 'draft', draft: { policy: id, base, files: [...settled] } }),
    [id, base, settled],
  )
  const { value: check } = useAnswer(
    'replay.check',
    !isChanged || settled.length === 0
      ? null
      : { case: opened.case, draft: { policy: id, base, files: [...settled] } },
    { keep: true },
  )
  if (file === undefined || file.text === null || file.role !== 'text')
    return <p className={css.none}>Choose a file of policy text to draft another version of it.</p>
  const fault = check?.fault ?? null
  return (
    <div className={css.draft}>
      <div className={css.bar}>
        <span className={css.words}>
          {isChanged ? 'A draft, kept until this window is closed; the case does not change. ' : ''}
          {!isChanged
            ? `Change the text of ${visible(base)} to see what the case would give.`
            : fault === null
              ? 'It compiles.'
              : visible(fault.detail)}
        </span>
        {isChanged ? (
          <Button
            size="small"
            onClick={() => {
              dropDraft(opened.case, id)
              setDropped(dropped + 1)
            }}
          >
            Drop the draft
          </Button>
        ) : null}
      </div>
      <DraftEditor
        key={`${base} ${file.path} ${dropped}`}
        start={changed?.[file.path] ?? file.text}
        language={languageOf(file.path)}
        label={visible(`Draft of ${file.path}`)}
        fault={fault?.place?.path === file.path ? { ...fault.place, message: fault.detail } : null}
        onChange={(text) => writeDraft(opened.case, id, { base, path: file.path, text })}
      />
      {isChanged && fault === null ? (
        <div className={css.impact}>
          <ImpactPane caseToken={opened.case} policy={policy} name="this draft" />
        </div>
      ) : null}
    </div>
  )
}
