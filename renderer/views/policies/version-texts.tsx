import { useAnswer } from '../../client/answers.ts'
import type { PolicyFileText, PolicyInFull } from '../../../shared/contract/policies.ts'
import { Choice } from '../../components/choice.tsx'
import { SectionHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Segmented } from '../../components/segmented.tsx'
import type { OpenCase } from '../../store/case.ts'
import type { Route } from '../../store/route.ts'
import { visible } from '../../words/visible.ts'
import { DraftPane } from './draft-pane.tsx'
import { FileDiff } from './file-diff.tsx'
import { type FilePair, filePairs, pairState } from './file-pairs.ts'
import { FileText } from './file-text.tsx'
import { ImpactPane } from './impact-pane.tsx'
import css from './policies.module.css'

const NO_FILES: readonly PolicyFileText[] = []
const STATES = {
  equal: 'equal',
  changed: 'changed',
  added: 'only in the second',
  removed: 'only in the first',
} as const

/** Two versions held against each other file by file, or the text of one. */
export function VersionTexts({
  opened,
  policy,
  from,
  to,
  query,
  onShow,
}: {
  readonly opened: OpenCase
  readonly policy: PolicyInFull
  readonly from: string
  readonly to: string
  readonly query: Route['query']
  readonly onShow: (query: Route['query']) => void
}) {
  const { id, versions } = policy
  const bundled = versions.filter((each) => each.bundled !== null)
  const isHere = (version: string) => bundled.some((each) => each.version === version)
  const way = wayOf(query['show'], isHere(to))
  const isDiff = way === 'diff' && from !== to && isHere(from) && isHere(to)
  const seen = way === 'diff' && !isDiff ? 'text' : way
  const after = useAnswer('policy.text', { case: opened.case, id, version: to })
  const before = useAnswer('policy.text', isDiff ? { case: opened.case, id, version: from } : null)
  const error = after.error ?? before.error
  if (error !== undefined) return <ErrorNotice doing={`Show the text of ${id}`} error={error} />
  const pairs = filePairs(before.value?.files ?? NO_FILES, after.value?.files ?? NO_FILES)
  const waiting = after.value === undefined || (isDiff && before.value === undefined)
  const pair = pairs.find(({ path }) => path === query['file']) ?? firstToSee(pairs)
  // Two folders may hold files of one name.
  const isSole = ({ name }: FilePair) => pairs.filter((each) => each.name === name).length === 1
  const nameOf = (each: FilePair) => visible(isSole(each) ? each.name : each.path)
  const options = bundled.map(({ version }) => ({ value: version, label: visible(version) }))
  const at = { from, to }
  return (
    <div className={css.texts} data-pane="">
      <SectionHead
        title={TITLES[seen]}
        about={
          bundled.length === 0 ? (
            'no version of it is in the case'
          ) : isDiff ? (
            <span className="unseen">{visible(`${from} to ${to}`)}</span>
          ) : null
        }
        actions={
          <>
            {isDiff ? (
              <>
                <Choice
                  label="From version"
                  value={from}
                  options={options}
                  onChange={(next) => onShow({ ...at, from: next })}
                />
                <span className={css.between}>to</span>
                <Choice
                  label="To version"
                  value={to}
                  options={options}
                  onChange={(next) => onShow({ ...at, to: next })}
                />
              </>
            ) : null}
            {way !== 'impact' && pairs.length > 1 && pair !== undefined ? (
              <Choice
                label="File"
                lead="file"
                value={pair.path}
                options={pairs.map((each) => ({
                  value: each.path,
                  label: isDiff ? `${nameOf(each)}, ${STATES[pairState(each)]}` : nameOf(each),
                }))}
                onChange={(file) => onShow({ ...at, file })}
              />
            ) : null}
            {isHere(to) ? (
              <Segmented
                label="Shown as"
                value={seen}
                options={WAYS.filter((each) => each !== 'diff' || bundled.length > 1).map((each) => ({
                  value: each,
                  label: TITLES[each],
                }))}
                onChange={(next) => onShow({ ...at, show: next })}
              />
            ) : null}
          </>
        }
      />
      {waiting ? null : pair === undefined ? (
        <p className={css.none}>{visible(`${to} is in no bundle: there is no text to show.`)}</p>
      ) : way === 'impact' ? (
        <ImpactPane
          caseToken={opened.case}
          policy={{ kind: 'version', id, version: to }}
          name={`${id} ${to}`}
        />
      ) : way === 'draft' ? (
        <DraftPane opened={opened} policy={policy} base={to} file={pair.after} />
      ) : isDiff ? (
        <FileDiff policy={id} pair={pair} from={from} to={to} />
      ) : (
        <FileText file={pair.after} version={to} line={lineOf(query['line'])} />
      )}
    </div>
  )
}

const WAYS = ['diff', 'text', 'impact', 'draft'] as const
type Way = (typeof WAYS)[number]

const TITLES: Readonly<Record<Way, string>> = {
  diff: 'Diff',
  text: 'Text',
  impact: 'Impact',
  draft: 'Draft',
}

/** As the address says; of a version that is in no bundle there is nothing but that to say. */
function wayOf(show: string | undefined, isHere: boolean): Way {
  const way = WAYS.find((each) => each === show) ?? 'diff'
  return isHere ? way : 'text'
}

/** An address may come from anywhere. */
function lineOf(text: string | undefined): number | undefined {
  const line = Number(text)
  return Number.isSafeInteger(line) && line >= 1 ? line : undefined
}

/** The first that changed, else the first. */
function firstToSee(pairs: readonly FilePair[]): FilePair | undefined {
  return pairs.find((pair) => pairState(pair) !== 'equal') ?? pairs[0]
}
