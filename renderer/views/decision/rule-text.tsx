import { useAnswer } from '../../client/answers.ts'
import type { PolicyFileText } from '../../../shared/contract/policies.ts'
import { ErrorNotice } from '../../components/notice.tsx'
import { PolicyDiff } from '../../components/policy-diff.tsx'
import { type LineAside, languageOf, type MarkedLines, PolicyText } from '../../components/policy-text.tsx'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import type { Parts } from './parts.ts'
import css from './rule.module.css'

/** One file of the version: its text, or how it differs from the same file of another version. */
export function RuleText({
  parts: { opened, fit },
  file,
  marks,
  asides,
  version,
  other,
  reveal,
}: {
  readonly parts: Parts
  readonly file: PolicyFileText
  readonly marks: readonly MarkedLines[]
  readonly asides: readonly LineAside[]
  readonly version: { readonly id: string; readonly version: string }
  readonly other: string | undefined
  readonly reveal: number | undefined
}) {
  const { value: texts, error } = useAnswer(
    'policy.text',
    other === undefined ? null : { case: opened.case, id: version.id, version: other },
  )
  if (error !== undefined) return <ErrorNotice doing={`Show ${version.id} ${other ?? ''}`} error={error} />
  if (file.text === null)
    return (
      <p className={css.none}>
        {visible(file.path)} is no UTF-8 text ({counted(file.bytes, 'byte')}), so it is not shown.
      </p>
    )
  const name = `${visible(file.path)} of ${visible(version.id)} ${visible(version.version)}`
  const language = languageOf(file.path)
  const opposite =
    texts === undefined ? undefined : oppositeOf(file, version.version, other ?? '', texts.files)
  const before = opposite?.text ?? null
  return (
    <>
      {other !== undefined && texts !== undefined && before === null ? (
        <p className={css.none}>
          {visible(other)} has no such file to hold it against; this is its text alone.
        </p>
      ) : null}
      <div className={css.text}>
        {other !== undefined && texts === undefined ? null : other === undefined || before === null ? (
          <PolicyText
            text={file.text}
            language={language}
            label={name}
            marks={marks}
            asides={asides}
            fit={fit === 'flow' ? 'content' : 'fill'}
            {...(reveal === undefined ? {} : { reveal })}
          />
        ) : (
          <PolicyDiff
            before={before}
            after={file.text}
            language={language}
            label={`${name}, held against ${visible(other)}`}
            marks={marks}
            asides={asides}
            equal="shown"
            fit={fit === 'flow' ? 'content' : 'fill'}
            {...(reveal === undefined ? {} : { reveal })}
          />
        )}
      </div>
      {file.cut > 0 ? (
        <p className={css.none}>{counted(file.cut, 'more character')} of this file are not shown.</p>
      ) : null}
    </>
  )
}

/** The same file of another version: of the same path, else where only the version in the path differs, else by name. */
function oppositeOf(
  { path, role }: PolicyFileText,
  version: string,
  other: string,
  files: readonly PolicyFileText[],
): PolicyFileText | undefined {
  const moved = path.replaceAll(version, () => other)
  const name = path.slice(path.lastIndexOf('/') + 1)
  const same = files.filter((each) => each.role === role)
  return (
    same.find((each) => each.path === path) ??
    same.find((each) => each.path === moved) ??
    same.find((each) => each.path.endsWith(`/${name}`)) ??
    (same.length === 1 ? same[0] : undefined)
  )
}
