import type { AttributeInfluence, DecisionInfluence, InfluenceResult } from '../../shared/contract/replay.ts'
import { assertNever } from '../../shared/model/assert-never.ts'
import { grouped, table } from './table.ts'

export function influenceLines(told: DecisionInfluence): readonly string[] {
  const { id, policy, engine, outcome, rules, why, attributes, attributeCount, smallest } = told
  const under = policy === null ? 'no policy recorded' : `${policy.id}@${policy.version}`
  const left = attributeCount - attributes.length
  return [
    `decision   ${id}`,
    outcome === null
      ? `replay     not possible: ${why ?? 'no reason given'} (${under})`
      : `replay     ${outcome}${rules.length === 0 ? '' : ` by ${rules.join(', ')}`} (${under}, ${engine ?? 'no engine'})`,
    ...(smallest === null
      ? []
      : [`           ${smallest.text}`, ...(smallest.size === 'found' ? [NOT_PROVEN] : [])]),
    '',
    ...table(
      ['attribute', 'value', 'source', 'approved', 'read', 'influence'],
      attributes.map((each) => [
        each.name,
        each.value.text,
        each.source ?? '-',
        APPROVED[each.approved],
        each.read === 'not-known' ? 'not known' : each.read,
        influenceText(each.influence),
      ]),
    ),
    ...(left === 0 ? [] : [`and ${grouped(left)} more attributes`]),
  ]
}

const NOT_PROVEN = '           The smallest change that was found; that none is smaller is not proven.'

const APPROVED: Readonly<Record<AttributeInfluence['approved'], string>> = {
  yes: 'yes',
  no: 'no',
  'source-not': 'not from this source',
  unrestricted: 'not restricted',
  'no-boundary': 'no boundary',
  'not-known': 'not known',
}

const NONE = {
  'not-in-request': 'none, proven: it is not in the request',
  'not-read': 'none, proven: the policy does not read it',
  decided: 'none, proven: the outcome stands whatever its value, and without it',
} as const

function influenceText(result: InfluenceResult): string {
  switch (result.kind) {
    case 'none':
      return NONE[result.why]
    case 'flips': {
      const { by, counts } = result
      const change = by.value === null ? 'without it' : `with ${by.value.text}`
      return `FLIPS: ${change} ${by.outcome} (${counts.flips} of ${counts.probes} probes flip)`
    }
    case 'no-flip': {
      const { probes, unanswered } = result.counts
      const open = unanswered === 0 ? '' : `, ${unanswered} of them without an answer`
      return `no flip among ${probes} probes${open}`
    }
    case 'not-tested':
      return `not tested: ${result.why}`
    default:
      return assertNever(result)
  }
}
