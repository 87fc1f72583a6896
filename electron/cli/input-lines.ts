import type { InputInFull, InputUse } from '../../shared/contract/inputs.ts'
import type { Output } from '../../shared/contract/methods.ts'
import { grouped, table } from './table.ts'

/** The register, a line an input, then what is to be decided. */
export function registerLines({
  inputs,
  more,
  questions,
  tallied,
}: Output<'inputs.list'>): readonly string[] {
  const rows = inputs.map(({ name, standing, approvals, evaluated, unapproved, read }) => [
    name,
    standing,
    count(evaluated),
    count(unapproved),
    read,
    [...new Set(approvals.map(({ owner }) => owner ?? 'nobody'))].join(' '),
    approvals.map(({ workflow, version }) => `${workflow}@${version}`).join(' '),
  ])
  const asked = questions.map(({ input, question, why, answer }) => [
    input,
    question,
    answer === null ? 'open' : `${answer.answer} (${answer.by}, ${answer.time.slice(0, 10)})`,
    why,
  ])
  return [
    ...table(['input', 'standing', 'evaluated', 'unapproved', 'read', 'owner', 'approved by'], rows),
    ...(more > 0 ? [`and ${grouped(more)} more`] : []),
    ...(tallied ? [] : ['The last rebuild did not count: rebuild the case to see what is used.']),
    ...(asked.length > 0 ? ['', ...table(['to decide on', 'question', 'answer', 'why'], asked)] : []),
  ]
}

/** One input: what decisions made of it. */
export function inputLines(known: InputInFull | null, use: InputUse): readonly string[] {
  const changed =
    use.changed === null ? '' : `, changed ${grouped(use.changed)} of ${count(use.tested)} heard again`
  return [
    `${use.name}: ${known?.standing ?? 'named by nothing'}`,
    `evaluated by ${grouped(use.evaluated)} decisions, read by ${grouped(use.read)}${changed}`,
    ...(use.first === null
      ? []
      : [`first ${use.first.time} ${use.first.ref ?? ''}, last ${use.last?.time ?? ''}`]),
    '',
    ...table(
      ['value', 'decisions', 'changed'],
      use.values.map((each) => [each.value.text, grouped(each.decisions), count(each.changed)]),
    ),
    ...(use.furtherValues > 0 ? [`and other values in ${grouped(use.furtherValues)} decisions`] : []),
    '',
    ...table(
      ['workflow', 'evaluated', 'read', 'changed'],
      use.places.map((each) => [
        each.workflow === null ? '(none named)' : `${each.workflow}@${each.version ?? ''}`,
        grouped(each.evaluated),
        grouped(each.read),
        count(each.changed),
      ]),
    ),
    '',
    ...table(
      ['policy version', 'in force from', 'reads it'],
      (known?.readers ?? []).map(({ policy, version, from, reads }) => [
        `${policy}@${version}`,
        from ?? '',
        reads,
      ]),
    ),
  ]
}

function count(number: number | null): string {
  return number === null ? '-' : grouped(number)
}
