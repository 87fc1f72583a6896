import type { ReactNode } from 'react'
import type { FindingSummary } from '../../../shared/contract/findings.ts'
import type { Output } from '../../../shared/contract/methods.ts'
import { useAnswer } from '../../client/answers.ts'
import { Facts } from '../../components/facts.tsx'
import { SectionHead } from '../../components/head.tsx'
import { Time } from '../../components/time.tsx'
import { useWide } from '../../components/wide.ts'
import type { OpenCase } from '../../store/case.ts'
import type { DecisionList } from '../../store/decision-list.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'

type Facets = Output<'decisions.summary'>['facets']

const FIELDS = [
  ['version', 'Version', 'versions'],
  ['transition', 'Transition', 'transitions'],
  ['actor', 'Actor', 'actors'],
  ['entitlement', 'Entitlement', 'entitlements'],
  ['outcome', 'Outcome', 'outcomes'],
] as const

/** What is most worth its room. */
const NARROW = new Set<string>(['version', 'actor', 'entitlement'])

/** First and last, and, for decisions, what they have in common: counted, never guessed. */
export function SharedBy({
  opened,
  summary: { first, last },
  list,
}: {
  readonly opened: OpenCase
  readonly summary: FindingSummary
  /** The decisions that the rule found something about; null: it is about other things. */
  readonly list: DecisionList | null
}) {
  const { value } = useAnswer(
    'decisions.summary',
    list === null ? null : { case: opened.case, filter: list.filter },
    { keep: true },
  )
  const wide = useWide()
  const rows: (readonly [string, ReactNode])[] = []
  if (value !== undefined)
    for (const [field, one, many] of wide ? FIELDS : FIELDS.filter(([field]) => NARROW.has(field))) {
      const shared = sharedIn(value.facets, field, value.total, many)
      if (shared !== null) rows.push([one, shared])
    }
  if (first !== null && last !== null)
    rows.push([
      'First, last',
      first === last ? (
        <Time at={first} precision="s" />
      ) : (
        <>
          <Time at={first} precision="s" />, <Time at={last} precision="s" />
        </>
      ),
    ])
  return (
    <>
      <SectionHead
        title={list === null ? 'First and last' : 'What they share'}
        about={value === undefined ? '' : counted(value.total, 'decision')}
      />
      {rows.length === 0 ? null : <Facts rows={rows} />}
    </>
  )
}

/** The commonest value, of how many, where there are others; the one value that all have. */
function sharedIn(
  facets: Facets,
  field: (typeof FIELDS)[number][0],
  total: number,
  many: string,
): ReactNode | null {
  const values = facets[field].top.filter((each) => each.count > 0).toSorted((a, b) => b.count - a.count)
  const [most] = values
  if (most === undefined) return null
  const name = most.value === '' ? 'none' : visible(most.value.replace('@', ' '))
  if (values.length === 1)
    return (
      <>
        <b>{name}</b> <span className="ink-2">{total === 1 ? '' : `all ${count(total)}`}</span>
      </>
    )
  return (
    <>
      {counted(values.length, many.slice(0, -1), many)}, most <b>{name}</b>{' '}
      <span className="ink-2">{count(most.count)}</span>
    </>
  )
}
