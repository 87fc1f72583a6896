import type { PolicyRules } from '../../../shared/contract/decision.ts'
import type { PolicyFileText } from '../../../shared/contract/policies.ts'
import { Choice } from '../../components/choice.tsx'
import { Digest } from '../../components/digest.tsx'
import { bytes } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import css from './rule.module.css'

/** Which file of the version is shown, and whether the version's digest is the one that its bundle declares. */
export function RuleFoot({
  file,
  files,
  rules: { digest, declared },
  onFile,
}: {
  readonly file: PolicyFileText
  readonly files: readonly PolicyFileText[]
  readonly rules: PolicyRules
  readonly onFile: (path: string) => void
}) {
  return (
    <footer className={css.foot}>
      {files.length > 1 ? (
        <>
          <code className={`${css.file} ${css.paper}`}>{visible(file.path)}</code>
          <Choice
            label="File"
            value={file.path}
            options={files.map(({ path, role }) => ({
              value: path,
              label: `${visible(path)}${role === 'text' ? '' : `, ${role}`}`,
            }))}
            onChange={onFile}
          />
        </>
      ) : (
        <code className={css.file} title={visible(file.path)}>
          {visible(file.path)}
        </code>
      )}
      <span className={css.facts}>
        {bytes(file.bytes)}, version digest <Digest value={digest} />
        {declared === null
          ? ', the bundle declares none'
          : declared === digest
            ? ', as the bundle declares'
            : ', not the one that the bundle declares'}
      </span>
    </footer>
  )
}
