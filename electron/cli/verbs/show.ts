import type { DecisionInFull } from '../../../shared/contract/shapes.ts'
import type { Decision } from '../../../shared/model/decision.ts'
import { JSON_OPTION, positional } from '../case-options.ts'
import { withClient } from '../client.ts'
import { table } from '../table.ts'
import type { Verb } from '../verb.ts'

export const showVerb: Verb = {
  name: 'show',
  usage: 'CASE DECISION [--json]',
  summary: 'one decision, whole, with its raw evidence',
  details: [],
  example: "docket show q2.docket 'r-17/assign#1'",
  options: JSON_OPTION,
  positionals: { least: 2, most: 2 },
  async run(call) {
    const { args, output } = call
    const found = await withClient(call, {}, async (client) =>
      client.call('decision.get', { case: client.file(positional(args, 0)), id: positional(args, 1) }),
    )
    if (args.flag('json')) await output.data(JSON.stringify(found))
    else for (const line of decisionLines(found)) await output.say(line)
    return 0
  },
}

function decisionLines({ decision, findings, evidence }: DecisionInFull): readonly string[] {
  const { workflow, transition, subject, actor, trigger, policy, inForce, action, replay, grades } = decision
  const named = (value: { id: string; version: string } | undefined) =>
    value === undefined ? 'none recorded' : `${value.id}@${value.version}`
  const graded = (part: string) => (grades[part] === undefined ? '' : `  (${grades[part]})`)
  return [
    `decision   ${decision.id}  ${decision.time}`,
    `run        ${decision.run}  ${named(workflow)}${graded('workflow')}`,
    `transition ${transition === undefined ? 'none' : `${transition.id}: ${transition.from} -> ${transition.to}`}`,
    `trigger    ${trigger === undefined ? 'none' : [trigger.type, trigger.source].filter((each) => each !== undefined).join(' from ')}${graded('trigger')}`,
    `actor      ${actor === undefined ? 'none' : `${actor.kind} ${actor.id}`}${graded('actor')}`,
    `subject    ${subject === undefined ? 'none' : `${subject.type} ${subject.id}`}`,
    `outcome    ${decision.outcome ?? 'none'}${graded('outcome')}`,
    `action     ${action === undefined ? 'none' : [action.type, action.entitlement, action.result].filter((each) => each !== undefined).join(' ')}${graded('action')}`,
    `agreement  ${decision.agreement}`,
    `complete   ${decision.complete ? 'yes' : 'no'}`,
    '',
    ...table(
      ['attribute', 'value', 'source', 'as of', 'grade'],
      decision.attributes.map((each) => [
        each.name,
        JSON.stringify(each.value),
        each.source ?? '-',
        each.asOf ?? '-',
        grades[`attributes.${each.name}`] ?? 'observed',
      ]),
    ),
    '',
    `recorded   ${named(policy)}${graded('policy')}`,
    `in force   ${inForce === undefined ? 'none known' : named(inForce)}`,
    replayedLine(replay),
    ...(replay.detail === undefined ? [] : [`           ${replay.detail}`]),
    ...(replay.inForce === undefined
      ? []
      : [`           under ${replay.inForce.version}, in force then: ${replay.inForce.outcome}`]),
    '',
    ...findings.map((finding) => `${finding.code}  ${finding.severity.padEnd(8)}  ${finding.message}`),
    ...(findings.length === 0 ? ['no findings'] : []),
    '',
    ...evidence.flatMap((line) => [
      `${line.ref}  ${line.source}  leaf ${line.leaf}`,
      `  ${line.raw ?? `(base64) ${line.raw64 ?? ''}`}`,
    ]),
  ]
}

function replayedLine({ verdict, reason, outcome, determining = [], engine }: Decision['replay']): string {
  const because = reason === undefined ? '' : `: ${reason}`
  const answer = outcome === undefined ? '' : `, ${outcome}`
  const rules = determining.length === 0 ? '' : ` by ${determining.join(', ')}`
  const by = engine === undefined ? '' : ` (${engine})`
  return `replayed   ${verdict}${because}${answer}${rules}${by}`
}
