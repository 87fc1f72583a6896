import type {
  Bisection,
  BlastRadius,
  ConcernedDecision,
  Impact,
  PolicyAnswer,
  PolicyFault,
  SharedCause,
  WhatIfAnswer,
} from '../../shared/contract/replay.ts'
import { grouped, table } from './table.ts'

const FLIPS = { 'to-permit': 'deny -> permit', 'to-deny': 'permit -> deny' } as const

export function whatIfLines({ id, before, after, flip, recorded, fault }: WhatIfAnswer): readonly string[] {
  return [
    `decision   ${id}`,
    `recorded   ${recorded ?? 'neither permit nor deny'}`,
    `replayed   ${answerText(before)}`,
    `what if    ${answerText(after)}`,
    ...faultLines(fault),
    flip === null
      ? after.outcome === null
        ? 'not known whether it flips'
        : 'no flip'
      : `FLIPS      ${FLIPS[flip]}`,
  ]
}

function answerText({ version, outcome, rules, errors, why, clock }: PolicyAnswer): string {
  const under = version === null ? 'no version' : `${version.id}@${version.version}`
  if (outcome === null) return `not evaluated: ${why ?? 'no reason given'} (${under})`
  const erring = errors.length === 0 ? '' : `; ${errors.join('; ')}`
  const read = clock === 'assumed' ? ', the clock at the time of the check' : ''
  return `${outcome}, ${rulesText(rules)} (${under}${read})${erring}`
}

function rulesText(rules: readonly string[]): string {
  return rules.length === 0 ? 'no rule decided' : `by ${rules.join(', ')}`
}

function faultLines(fault: PolicyFault | null): readonly string[] {
  if (fault === null) return []
  const at = fault.place === null ? '' : ` (${fault.place.path}:${fault.place.line}:${fault.place.column})`
  return [`the version cannot be used: ${fault.detail}${at}`]
}

export function impactLines(impact: Impact): readonly string[] {
  const { decisions, unchanged, toPermit, toDeny, notEvaluated, otherPolicies, newErrors } = impact
  const span = impact.oldest === null ? '' : `, ${impact.oldest} to ${impact.newest ?? ''}`
  return [
    `looked at  ${grouped(decisions)} decisions${span}`,
    `unchanged  ${grouped(unchanged)}`,
    `flip       ${grouped(toPermit)} deny -> permit, ${grouped(toDeny)} permit -> deny`,
    `not evaluated  ${grouped(notEvaluated)}`,
    ...(otherPolicies === 0 ? [] : [`other policies ${grouped(otherPolicies)}`]),
    ...(newErrors === 0 ? [] : [`errors in rules that had none before  ${grouped(newErrors)}`]),
    ...faultLines(impact.fault),
    ...flipTables(impact),
    ...notEvaluatedTable(impact),
  ]
}

function flipTables({ groups, moreGroups, flips, toPermit, toDeny }: Impact): readonly string[] {
  if (groups.length === 0) return []
  const rows = groups.map((group) => [
    FLIPS[group.flip],
    rulesText(group.rules),
    rulesText(group.before),
    grouped(group.decisions),
    grouped(group.subjects),
    group.oldest,
    group.newest,
  ])
  const left = toPermit + toDeny - flips.length
  return [
    '',
    ...table(['flip', 'now', 'before', 'decisions', 'subjects', 'first', 'last'], rows),
    ...(moreGroups === 0 ? [] : [`and ${grouped(moreGroups)} more causes`]),
    '',
    ...table(
      ['time', 'decision', 'subject', 'entitlement', 'flip'],
      flips.map((each) => [...cellsOf(each).slice(0, 4), FLIPS[each.flip]]),
    ),
    ...(left === 0 ? [] : [`and ${grouped(left)} more; --limit N lists more`]),
  ]
}

function notEvaluatedTable({ notEvaluatedBy }: Impact): readonly string[] {
  if (notEvaluatedBy.length === 0) return []
  return [
    '',
    ...table(
      ['not evaluated', 'decisions', 'such as', 'because'],
      notEvaluatedBy.map(({ reason, detail, decisions, examples }) => [
        reason,
        grouped(decisions),
        examples[0]?.id ?? '-',
        detail,
      ]),
    ),
  ]
}

function cellsOf({ time, id, subject, entitlement, outcome }: ConcernedDecision): readonly string[] {
  return [time, id, subject ?? '-', entitlement ?? '-', outcome ?? '-']
}

export function bisectionLines({
  id,
  text,
  why,
  versions,
  moreVersions,
  first,
}: Bisection): readonly string[] {
  return [
    `decision   ${id}`,
    why ?? text,
    '',
    ...table(
      ['version', 'from', 'to', 'answers', 'by', ''],
      versions.map((each) => [
        each.version.version,
        each.from ?? '-',
        each.to ?? '-',
        each.outcome ?? 'not evaluated',
        each.outcome === null ? (each.why ?? '-') : rulesText(each.rules),
        [
          each.version.version === first ? 'first' : '',
          each.isRecorded ? 'recorded' : '',
          each.isInForce ? 'in force then' : '',
        ]
          .filter((mark) => mark !== '')
          .join(', '),
      ]),
    ),
    ...(moreVersions === 0 ? [] : [`and ${grouped(moreVersions)} more versions, which were not asked`]),
  ]
}

export function blastRadiusLines({ id, rule, input, version }: BlastRadius): readonly string[] {
  return [
    `decision   ${id}`,
    ...shared(
      input,
      ({ name, value, sameValue }) =>
        `changed in the same way by ${name} = ${value.text} (of ${grouped(sameValue)} that have it)`,
      'no input was found that changes its outcome',
    ),
    ...shared(
      rule,
      ({ policy, rules }) => `decided by ${rules.join(', ')} of ${policy}, any version`,
      'no rule decided it',
    ),
    ...shared(version, (each) => `under ${each.policy}@${each.version}`, 'no policy version is recorded'),
  ]
}

function shared<Cause extends SharedCause>(
  cause: Cause | null,
  title: (cause: Cause) => string,
  none: string,
): readonly string[] {
  if (cause === null) return ['', none]
  const { decisions, permits, subjects, permittedSubjects, oldest, newest, rows } = cause
  const left = decisions - rows.length
  return [
    '',
    `${grouped(decisions)} ${title(cause)}:`,
    `${grouped(permits)} permitted; ${grouped(subjects)} subjects, ${grouped(permittedSubjects)} of them with a permit; ${oldest ?? '-'} to ${newest ?? '-'}`,
    ...table(['time', 'decision', 'subject', 'entitlement', 'outcome'], rows.map(cellsOf)),
    ...(left === 0 ? [] : [`and ${grouped(left)} more`]),
  ]
}
