import { Flag } from 'lucide-react'
import { useAnswer } from '../../client/answers.ts'
import { SectionHead } from '../../components/head.tsx'
import { BoundaryIcon } from '../../components/marks.tsx'
import { SEVERITIES } from '../../../shared/model/words.ts'
import type { OpenCase } from '../../store/case.ts'
import { type DecisionList, listQuery, withFacet } from '../../store/decision-list.ts'
import { addressOf } from '../../store/route.ts'
import type { Output } from '../../../shared/contract/methods.ts'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import css from './stands-out.module.css'

const SHOWN = 4
type Rule = Output<'rules.list'>['rules'][number]

/** The worst of what was found about decisions, each with what its decisions have in common. */
export function StandsOut({ opened, list }: { readonly opened: OpenCase; readonly list: DecisionList }) {
  const { value: found } = useAnswer('findings.summary', { case: opened.case, filter: {} })
  const { value: texts } = useAnswer('rules.list', {})
  const rules = new Map(texts?.rules.map((rule) => [rule.code, rule]))
  const open = (found?.rules ?? []).filter(
    (rule) => rule.open > 0 && rules.get(rule.code)?.kind === 'decision',
  )
  const worst = standingOut(open)
  return (
    <section className={css.section} data-pane="">
      <SectionHead title="What stands out" about="worst first, and what is most frequent" />
      {found !== undefined && worst.length === 0 ? (
        <p className={css.none}>No open finding about a decision.</p>
      ) : null}
      <ul>
        {worst.map(({ code }) => {
          const rule = rules.get(code)
          return rule === undefined ? null : <Item key={code} rule={rule} opened={opened} list={list} />
        })}
      </ul>
    </section>
  )
}

type Found = Output<'findings.summary'>['rules'][number]

/** The worst; the last place is for what happened most often, which need not be the worst to be the story. */
function standingOut(open: readonly Found[]): readonly Found[] {
  const worst = open.toSorted(
    (a, b) => SEVERITIES.indexOf(b.severity) - SEVERITIES.indexOf(a.severity) || b.open - a.open,
  )
  const [most] = open.toSorted((a, b) => b.open - a.open)
  const first = worst.slice(0, SHOWN)
  if (most === undefined || first.includes(most)) return first
  return [...first.slice(0, SHOWN - 1), most]
}

function Item({
  rule,
  opened,
  list,
}: {
  readonly rule: Rule
  readonly opened: OpenCase
  readonly list: DecisionList
}) {
  const those = withFacet(list, 'finding', [rule.code])
  const { value } = useAnswer(
    'decisions.summary',
    { case: opened.case, filter: those.filter },
    { keep: true },
  )
  if (value === undefined || value.total === 0) return null
  return (
    <li className={css.item}>
      {rule.code.startsWith('BD') ? (
        <span className={css.outside}>
          <BoundaryIcon boundary="outside" />
        </span>
      ) : (
        <Flag className={css.flag} aria-hidden="true" />
      )}
      <div>
        <p>
          <b>{rule.title}.</b>{' '}
          {shared(value).map((part) =>
            typeof part === 'string' ? part : <b key={part.name}>{visible(part.name)}</b>,
          )}
        </p>
        <p className={css.links}>
          <a href={addressOf({ screen: 'findings', parts: [rule.code] })}>{rule.code}</a> ·{' '}
          <a href={addressOf({ screen: 'decisions', query: listQuery(those) })}>
            {counted(value.total, 'decision')}
          </a>
        </p>
      </div>
    </li>
  )
}

/** What all or most of them share: the version, then the actor, then the entitlement. Counted, never guessed. */
function shared(summary: Output<'decisions.summary'>): readonly (string | { readonly name: string })[] {
  const parts: (string | { readonly name: string })[] = []
  for (const [field, words] of [
    ['version', 'under'],
    ['actor', 'by'],
    ['entitlement', 'for'],
  ] as const) {
    const present = summary.facets[field].top.filter(({ count, value }) => count > 0 && value !== '')
    const [most] = present.toSorted((a, b) => b.count - a.count)
    if (most === undefined || most.count < summary.total * 0.6) continue
    const all = most.count === summary.total
    parts.push(parts.length === 0 ? (all ? 'All ' : 'Most ') : all ? ', all ' : ', most ')
    parts.push(`${words} `, { name: most.value.replace('@', ' ') })
  }
  if (parts.length > 0) parts.push('.')
  return parts
}
