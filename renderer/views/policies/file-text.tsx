import type { PolicyFileText } from '../../../shared/contract/policies.ts'
import { Digest } from '../../components/digest.tsx'
import { languageOf, PolicyText } from '../../components/policy-text.tsx'
import { bytes, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { FileLine } from './file-line.tsx'
import css from './policies.module.css'

/** The exact text of one file. */
export function FileText({
  file,
  version,
  line,
}: {
  readonly file: PolicyFileText | undefined
  readonly version: string
  /** The line that is brought into sight. */
  readonly line?: number | undefined
}) {
  if (file === undefined) return <p className={css.none}>{visible(`${version} does not have this file.`)}</p>
  const { path, text, cut, sha256 } = file
  return (
    <>
      <FileLine file={file}>
        {visible(path)}, {bytes(file.bytes)}, <Digest value={sha256} />
        {cut === 0 ? '' : `, ${counted(cut, 'character')} at the end not shown`}
      </FileLine>
      {text === null ? (
        <p className={css.none}>It is no text.</p>
      ) : (
        <PolicyText
          text={text}
          language={languageOf(path)}
          label={visible(`${path} of ${version}`)}
          {...(line === undefined ? {} : { reveal: line })}
        />
      )}
    </>
  )
}
