import { useEffect, useRef, useState } from 'react'
import type { FindingSummary, RuleText } from '../../../shared/contract/findings.ts'
import { Button } from '../../components/button.tsx'
import { SearchField } from '../../components/search-field.tsx'
import { useKeys } from '../../store/keys.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { familiesOf } from './families.ts'
import { RuleRow } from './rule-row.tsx'
import { addressOfShown, show, type Shown } from './shown.ts'
import css from './rule-list.module.css'

type OfRule = FindingSummary['rules'][number]

interface Group {
  readonly key: string
  readonly name: string
  readonly count: number
  readonly rows: readonly { readonly rule: OfRule; readonly shown: Shown }[]
}

/** The rules that found something, by family or by workflow; those that found nothing can be shown below. */
export function RuleList({
  shown,
  summary,
  rules,
  first,
}: {
  readonly shown: Shown
  readonly summary: FindingSummary
  readonly rules: ReadonlyMap<string, RuleText>
  /** What is shown where the address names nothing. */
  readonly first: Shown
}) {
  const [sought, setSought] = useState('')
  const [silent, setSilent] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const groups =
    shown.by === 'workflow' ? byWorkflow(shown, summary) : byFamily(shown, summary, rules, silent)
  const kept = groups
    .map((group) => ({
      ...group,
      rows: group.rows.filter(({ rule }) => says(rules.get(rule.code), rule, sought)),
    }))
    .filter((group) => group.rows.length > 0)
  const here = addressOfShown(shown.code === null ? first : shown)
  const flat = kept.flatMap(({ rows }) => rows)
  const step = (by: 1 | -1) => {
    const at = flat.findIndex((row) => addressOfShown(row.shown) === here)
    const next = flat[at < 0 ? 0 : Math.max(0, Math.min(flat.length - 1, at + by))]
    if (next !== undefined) show(next.shown, 'replace')
  }
  const quiet = rules.size - summary.rules.filter(({ open, excepted }) => open + excepted > 0).length
  useKeys(
    {
      j: { does: 'Go to the next rule', run: () => step(1) },
      k: { does: 'Go to the rule before', run: () => step(-1) },
    },
    'Rules',
  )
  useEffect(() => {
    const current = list.current?.querySelector<HTMLElement>('[aria-current="true"]')
    current?.scrollIntoView({ block: 'nearest' })
    if (list.current?.contains(document.activeElement) === true) current?.focus()
  }, [here])
  return (
    <div className={css.pane} data-pane="">
      <div className={css.search}>
        <SearchField label="Search rules" value={sought} onChange={setSought} width="100%" />
      </div>
      <nav
        ref={list}
        className={css.list}
        aria-label="Rules"
        onKeyDown={(event) => {
          const by = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0
          if (by === 0) return
          event.preventDefault()
          step(by)
        }}
      >
        {kept.map((group) => (
          <div key={group.key} className={css.group}>
            <p className={css.family}>
              <span className={css.familyName} title={group.name}>
                {visible(group.name)}
              </span>
              <span className={css.familyCount}>{count(group.count)}</span>
            </p>
            {group.rows.map(({ rule, shown: to }) => (
              <RuleRow
                key={rule.code}
                {...rule}
                title={rules.get(rule.code)?.title ?? 'A rule that this Docket does not know'}
                href={addressOfShown(to)}
                here={addressOfShown(to) === here}
              />
            ))}
          </div>
        ))}
        {kept.length === 0 ? (
          <p className={css.nothing}>
            {sought === '' ? 'No rule found anything.' : `No rule says “${visible(sought)}”.`}
          </p>
        ) : null}
        {shown.by === 'rule' && quiet > 0 ? (
          <Button weight="quiet" size="small" className={css.more} onClick={() => setSilent(!silent)}>
            {silent ? 'Hide' : 'Show'} {counted(quiet, 'rule')} that found nothing
          </Button>
        ) : null}
        {shown.by === 'workflow' && summary.workflowCount > summary.workflows.length ? (
          <p className={css.nothing}>
            and {counted(summary.workflowCount - summary.workflows.length, 'workflow')} with fewer findings
          </p>
        ) : null}
      </nav>
    </div>
  )
}

function byFamily(
  shown: Shown,
  { rules: found }: FindingSummary,
  rules: ReadonlyMap<string, RuleText>,
  silent: boolean,
): readonly Group[] {
  const known = new Map(found.map((rule) => [rule.code, rule]))
  const all = [...rules.values()].map(
    ({ code, severity }): OfRule => known.get(code) ?? { code, severity, open: 0, excepted: 0 },
  )
  const strange = found.filter(({ code }) => !rules.has(code))
  const listed = [...all, ...strange].filter(
    ({ code, open, excepted }) => silent || open + excepted > 0 || code === shown.code,
  )
  return familiesOf(listed).map(({ name, rules: ofFamily }) => ({
    key: name,
    name,
    count: ofFamily.reduce((sum, { open }) => sum + open, 0),
    rows: ofFamily.map((rule) => ({ rule, shown: { ...shown, code: rule.code } })),
  }))
}

function byWorkflow(shown: Shown, { workflows }: FindingSummary): readonly Group[] {
  return workflows.map(({ workflow, open, rules: ofWorkflow }) => ({
    key: JSON.stringify(workflow),
    name: workflow ?? 'Of no workflow',
    count: open,
    rows: familiesOf(ofWorkflow).flatMap((family) =>
      family.rules.map((rule) => ({ rule, shown: { ...shown, workflow, code: rule.code } })),
    ),
  }))
}

/** Whether a rule has the text sought in its code, its words or a control that it touches. */
function says(text: RuleText | undefined, { code }: OfRule, sought: string): boolean {
  if (sought === '') return true
  const controls = text?.controls.map(({ framework, id, name }) => `${framework} ${id} ${name}`) ?? []
  const all = [code, text?.title, text?.meaning, ...controls].join('\n').toLowerCase()
  return all.includes(sought.toLowerCase())
}
