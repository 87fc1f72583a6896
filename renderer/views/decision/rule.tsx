import { useMemo } from 'react'
import type { DecisionView } from '../../../shared/contract/decision.ts'
import { useAnswer } from '../../client/answers.ts'
import { Choice } from '../../components/choice.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Segmented } from '../../components/segmented.tsx'
import { go } from '../../store/route.ts'
import { visible } from '../../words/visible.ts'
import type { Parts } from './parts.ts'
import { asidesOf, marksOf } from './rule-beside.ts'
import { RuleFoot } from './rule-foot.tsx'
import { RuleText } from './rule-text.tsx'
import { Section } from './section.tsx'
import { waysToSee } from './ways-to-see.ts'
import css from './rule.module.css'

type Version = NonNullable<DecisionView['policy']>

/** The text of the version by which it was decided: the rules that decided, what its lines saw, and diffs to others. */
export function UnderWhichRule(parts: Parts) {
  const { opened, route, view } = parts
  const { policy, inForce } = view
  const recorded = useRules(opened.case, policy)
  const isMissing = recorded.error?.code === 'POLICY_NOT_FOUND'
  // The text of another version is shown by its name where the recorded one is not there.
  const instead = useRules(opened.case, policy === null || isMissing ? inForce : null)
  const version = policy === null || isMissing ? inForce : policy
  const { value: rules, error } = version === policy ? recorded : instead
  const { value: texts } = useAnswer(
    'policy.text',
    rules === undefined ? null : { case: opened.case, id: rules.policy, version: rules.version },
    { keep: true },
  )
  const ways = waysToSee(parts, rules)
  const file = texts?.files.find(({ path }) => path === route.query['file']) ?? texts?.files[0]
  const determining = version === policy ? (view.heard.replayed.rules ?? view.heard.recorded.rules) : NO_RULES
  const path = file?.path
  const marks = useMemo(() => marksOf(rules, determining, path), [rules, determining, path])
  const asides = useMemo(() => asidesOf(view.saw, path), [view.saw, path])
  const see = (query: Readonly<Record<string, string>>) => {
    const { line: _line, ...kept } = route.query
    go({ ...route, query: { ...kept, ...query } }, { history: 'replace' })
  }
  return (
    <Section
      id="rule"
      title="Under which rule"
      number="3"
      height="fill"
      about={<Determining view={view} version={version} />}
      actions={
        <>
          {ways.inRow.length < 2 ? null : (
            <Segmented
              label="Show"
              value={ways.way}
              options={ways.inRow}
              onChange={(way) => see({ rule: way })}
            />
          )}
          {ways.inMenu.length === 0 ? null : (
            <Choice
              label="Diff to another version"
              value={ways.inMenu.some(({ value }) => value === ways.way) ? ways.way : ''}
              options={ways.inMenu}
              onChange={(way) => see({ rule: way === '' ? 'text' : way })}
            />
          )}
        </>
      }
    >
      {isMissing || policy === null ? <NotThere view={view} /> : null}
      {error === undefined || version === null || isMissing ? null : (
        <ErrorNotice doing="Show the policy" error={error} />
      )}
      {rules === undefined || version === null || file === undefined || texts === undefined ? (
        <div className={css.text} />
      ) : (
        <>
          <RuleText
            parts={parts}
            file={file}
            marks={marks}
            asides={asides}
            version={version}
            other={ways.other}
            reveal={lineOf(route.query) ?? marks[0]?.from}
          />
          <RuleFoot file={file} files={texts.files} rules={rules} onFile={(next) => see({ file: next })} />
        </>
      )}
    </Section>
  )
}

const NO_RULES: readonly string[] = []

function useRules(token: string, version: Version | null) {
  return useAnswer(
    'policy.rules',
    version === null ? null : { case: token, policy: version.id, version: version.version },
    { keep: true },
  )
}

/** By which rules it was decided; where that is not known, of which version the text is. */
function Determining({ view, version }: { readonly view: DecisionView; readonly version: Version | null }) {
  if (version === null) return ''
  const name = `${visible(version.id)} ${visible(version.version)}`
  if (version !== view.policy) return `${name}, in force then`
  const { replayed, recorded } = view.heard
  const rules = replayed.rules ?? recorded.rules
  if (rules === null) return <span title={name}>no rule is known to have decided</span>
  if (rules.length === 0) return `no rule decided: ${replayed.outcome ?? recorded.outcome ?? ''} by default`
  return (
    <span title={`determining ${rules.length === 1 ? 'rule' : 'rules'} of ${name}`}>
      <span className={css.ink} aria-hidden="true" /> decided by {rules.map(visible).join(', ')}
    </span>
  )
}

/** What is missing, and what it would make possible. */
function NotThere({ view: { policy, inForce } }: { readonly view: DecisionView }) {
  const then =
    inForce === null
      ? 'No version is known to have been in force then.'
      : `Below is ${visible(inForce.version)}, in force then by the bundles.`
  if (policy === null)
    return (
      <p className={css.none}>
        <b>No policy version is recorded for this decision</b>, so it cannot be said by which rule it was
        made. {then}
      </p>
    )
  return (
    <p className={css.none}>
      <b>
        {visible(policy.id)} {visible(policy.version)} is in no bundle of this case.
      </b>{' '}
      Import the bundle that holds it, then rebuild: the decision can then be heard again. {then}
    </p>
  )
}

function lineOf(query: Readonly<Record<string, string>>): number | undefined {
  const line = Number(query['line'])
  return Number.isSafeInteger(line) && line >= 1 ? line : undefined
}
