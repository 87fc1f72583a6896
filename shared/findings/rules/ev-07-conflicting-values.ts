import type { CaseFacts } from '../../model/case-facts.ts'
import type { Dossier } from '../../model/rebuilt.ts'
import { instantOf } from '../../model/time.ts'
import { equalAsJson } from '../../proof/canonical-json.ts'
import { writeSorted } from '../../proof/json-writer.ts'
import { requestValue } from '../reading/request-values.ts'
import { breach, type DecisionRule, type Instance } from '../rule.ts'
import { type SourcedValue, SourcedValues } from '../reading/sourced-values.ts'
import { at, named, shown } from '../reading/wording.ts'

export const ev07: DecisionRule = {
  code: 'EV-07',
  severity: 'medium',
  kind: 'decision',
  reach: 'run',
  title: 'Two values for one attribute',
  meaning:
    'The evidence gives an attribute two values that cannot both have been so, or the policy was asked about another value than the one recorded. Which of them decided is open.',
  judge: ({ dossier }, facts) =>
    breach([...betweenRecords(dossier), ...betweenRequestAndAttributes(dossier, facts)]),
}

function betweenRecords(dossier: Dossier): readonly Instance[] {
  const byName = new Map<string, SourcedValues>()
  for (const { fact, by } of dossier.readings) {
    if (by.instant > dossier.instant || fact.source === undefined) continue
    const values = byName.get(fact.name) ?? new SourcedValues()
    byName.set(fact.name, values)
    const { value } = fact
    values.add({
      value,
      key: writeSorted(value, { bigIntegers: 'digits', arrays: 'unordered' }),
      source: fact.source,
      asOf: fact.asOf === undefined ? undefined : instantOf(fact.asOf),
      by,
    })
  }
  return [...byName].flatMap(([name, values]) => {
    const { conflict } = values
    return conflict === undefined ? [] : [instanceOf(name, conflict)]
  })
}

function instanceOf(name: string, conflict: readonly [SourcedValue, SourcedValue]): Instance {
  const told = conflict.map(({ value, source, asOf, by }) => {
    const age = asOf === undefined ? '' : ` as of ${at(asOf)}`
    return `${shown(value)} from ${named(source)}${age} (${by.ref})`
  })
  return {
    text: `${named(name)} is ${told.join(' and ')}`,
    input: name,
    evidence: conflict.map(({ by }) => by.ref),
  }
}

function betweenRequestAndAttributes(dossier: Dossier, { policies }: CaseFacts): readonly Instance[] {
  const { check } = dossier
  if (check?.fact.request === undefined) return []
  const bind = policies.find(({ policy }) => policy === check.fact.policy.id)?.bind
  return dossier.attributes.flatMap(({ name, value, from, by }) => {
    if (from === 'request') return []
    const asked = requestValue(check.fact.request, bind, name)
    if (asked === undefined || equalAsJson(asked, value, { sets: 'unordered' })) return []
    return {
      text: `${named(name)} is ${shown(value)} (${by.ref}) and was put to ${named(check.fact.policy.id)} as ${shown(asked)} (${check.by.ref})`,
      input: name,
      evidence: [by.ref, check.by.ref],
    }
  })
}
