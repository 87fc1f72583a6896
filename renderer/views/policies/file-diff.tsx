import { useMemo } from 'react'
import { Key } from '../../components/key.tsx'
import { diffCounts, diffLines, PolicyDiff } from '../../components/policy-diff.tsx'
import { languageOf } from '../../components/policy-text.tsx'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { type FilePair, pairState } from './file-pairs.ts'
import { FileLine } from './file-line.tsx'
import { FileText } from './file-text.tsx'
import css from './policies.module.css'

/** One file of two versions: what changed, token by token. */
export function FileDiff({
  policy,
  pair,
  from,
  to,
}: {
  readonly policy: string
  readonly pair: FilePair
  readonly from: string
  readonly to: string
}) {
  const { before, after } = pair
  const counts = useMemo(
    () => (before?.text && after?.text ? diffCounts(diffLines(before.text, after.text)) : undefined),
    [before, after],
  )
  if (before === undefined || after === undefined)
    return (
      <>
        <p className={css.none}>{visible(`Only ${before === undefined ? to : from} has ${pair.name}.`)}</p>
        <FileText file={before ?? after} version={before === undefined ? to : from} />
      </>
    )
  if (before.text === null || after.text === null)
    return (
      <p className={css.none}>
        {visible(pair.name)} is no text: its digests {pairState(pair) === 'equal' ? 'are equal' : 'differ'}.
      </p>
    )
  return (
    <>
      <FileLine
        file={after}
        keys={
          pairState(pair) === 'equal' ? null : (
            <span aria-hidden="true">
              <Key>n</Key> <Key>p</Key>
            </span>
          )
        }
      >
        {visible(after.path)}
        {pairState(pair) === 'equal'
          ? `: equal in both, byte for byte`
          : counts === undefined
            ? ''
            : `: ${counted(counts.places, 'place')}, ${counted(counts.removed, 'line')} less, ${counted(counts.added, 'line')} more`}
        {before.cut + after.cut > 0 ? '; the ends of long texts are not compared' : ''}
      </FileLine>
      <PolicyDiff
        before={before.text}
        after={after.text}
        language={languageOf(after.path)}
        label={visible(`${policy}, ${pair.name}, ${from} to ${to}`)}
      />
    </>
  )
}
