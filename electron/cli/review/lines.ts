import type { CampaignPage, RedrawnSample } from '../../../shared/contract/review.ts'
import type { CampaignSummary, ItemStanding, Revocation, SampleSize } from '../../../shared/model/review.ts'
import { grouped, table } from '../table.ts'

export function campaignListLines(campaigns: readonly CampaignSummary[]): readonly string[] {
  return table(
    ['id', 'opened', 'state', 'decided', 'name'],
    campaigns.map(({ id, openedAt, state, states, sample, plan }) => [
      shortId(id),
      openedAt,
      state,
      `${grouped(states.decided)} of ${grouped(sample.size)}`,
      plan.name,
    ]),
  )
}

/** Enough of an act's id to name it by. */
export function shortId(id: string): string {
  return id.slice('sha256:'.length, 'sha256:'.length + 12)
}

export function campaignLines({ summary, quality, bounds, exceptions }: CampaignPage): readonly string[] {
  const { plan, population, sample, states, verdicts } = summary
  const stages = summary.stages.map(
    ({ name, items, closed, states: here }, at) =>
      `stage ${at + 1}    ${name}: ${grouped(items)} items, ${grouped(here.open)} open${closed ? ', closed' : ''}`,
  )
  return [
    `campaign   ${plan.name} (${summary.id})`,
    `state      ${summary.state}`,
    `selected   ${population.selected.join('; ')}`,
    `population ${grouped(population.size)} ${plan.items} from ${grouped(population.decisions)} decisions, ${population.digest}`,
    `sample     ${grouped(sample.size)} by seed ${sample.plan.seed}, ${methodWords(sample.plan.size)}, ${sample.digest}`,
    ...sample.strata.map(({ words, size, drawn }, at) => {
      const bound = bounds[at]
      const says =
        bound === undefined || bound.judged === 0
          ? ''
          : `: ${grouped(bound.revoked)} revoked of ${grouped(bound.judged)}, so at most ${grouped(bound.atMost)} of all (${percent(bound.confidence)} sure)`
      return `           ${words}: ${grouped(drawn)} of ${grouped(size)}${says}`
    }),
    ...stages,
    `verdicts   ${counts(verdicts)}`,
    `items      ${counts(states)}`,
    `looked     ${quality.medianSeconds === null ? 'not timed' : `${quality.medianSeconds} s in the middle`}, ${grouped(quality.evidenceOpened)} with evidence opened, ${percent(quality.bulkShare)} in bulk, ${grouped(quality.changed + quality.undone)} changed, ${grouped(quality.selfReviewAttempts.length)} attempts at own access refused`,
    ...exceptions.map(
      ({ id, terms }) => `exception  ${id} ${terms.clause} until ${terms.until}, ${terms.owner}`,
    ),
    ...summary.signOffs.map(
      ({ statement, holds }) =>
        `signed     ${statement.role} by ${statement.by.name} at ${statement.time}, ${statement.by.keyid ?? 'no key'}${holds ? '' : ' (no longer counts)'}`,
    ),
  ]
}

function methodWords(size: SampleSize): string {
  if (size.method === 'all') return 'all'
  if (size.method === 'fixed') return `${grouped(size.size)} of each stratum`
  return `attribute sampling: ${percent(size.confidence)} confidence, ${percent(size.tolerable)} tolerable, ${percent(size.expected)} expected`
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(2))}%`
}

function counts(of: Readonly<Record<string, number>>): string {
  const some = Object.entries(of).filter(([, count]) => count > 0)
  return some.length === 0 ? 'none' : some.map(([word, count]) => `${grouped(count)} ${word}`).join(', ')
}

export function itemListLines(items: readonly ItemStanding[]): readonly string[] {
  return table(
    ['state', 'verdict', 'assigned', 'finding', 'item'],
    items.map(({ item, state, standing, assigned }) => [
      state,
      standing.map(({ ruling }) => ruling.verdict).join(' / '),
      assigned ?? '-',
      item.severity ?? '-',
      item.id,
    ]),
  )
}

export function itemLines({ item, state, stage, assigned, standing }: ItemStanding): readonly string[] {
  const facts = [
    ['subject', item.subject],
    ['actor', item.actor],
    ['entitlement', item.entitlement],
    ['outcome', item.outcome],
    ['replay', item.replay],
    ['workflow', at(item.workflow, item.workflowVersion)],
    ['policy', at(item.policy, item.policyVersion)],
    ['rules', item.rules.join(' ')],
    ['findings', item.findings.join(' ')],
    ['boundary', item.boundary],
  ] as const
  return [
    `item       ${item.id}`,
    `state      ${state}, stage ${stage + 1}, ${assigned === null ? 'nobody may judge it' : `for ${assigned}`}`,
    `time       ${item.time}`,
    ...facts.flatMap(([name, value]) =>
      value === null || value === '' ? [] : [`${name.padEnd(11)}${value}`],
    ),
    ...standing.map(
      ({ ruling, by, time }) =>
        `verdict    ${ruling.verdict} by ${by.name} at ${time}${ruling.note === '' ? '' : `: ${ruling.note}`}`,
    ),
  ]
}

function at(id: string | null, version: string | null): string | null {
  return id === null ? null : `${id}@${version ?? '?'}`
}

/** What the evidence says became of an access that was revoked. */
export function revocationWords({ item, subject, entitlement, state, gone, again }: Revocation): string {
  const refs = [gone?.ref, again?.decision ?? again?.record].filter(
    (ref) => ref !== undefined && ref !== null,
  )
  const shown = refs.length === 0 ? '' : ` (${refs.join(', ')})`
  return `${item}, ${entitlement ?? 'access'} of ${subject ?? 'nobody'}: ${REVOCATIONS[state]}${shown}`
}

const REVOCATIONS: Readonly<Record<Revocation['state'], string>> = {
  open: 'nothing shows it gone',
  gone: 'seen gone',
  'granted-again': 'seen gone, and given again',
}

export function drawnLines({ holds, population, sample, strata }: RedrawnSample): readonly string[] {
  return [
    `population ${population}`,
    `sample     ${sample}`,
    holds ? 'the same sample is drawn again' : 'ANOTHER sample is drawn: do not rely on this campaign',
    ...strata.flatMap(({ words, size, digest, drawn, script }) => [
      '',
      `${words}: ${grouped(drawn)} of ${grouped(size)}, ids ${digest}`,
      ...script.map((line) => `  ${line}`),
    ]),
  ]
}
