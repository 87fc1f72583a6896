import type { CaseFacts } from '../model/case-facts.ts'
import type { Finding } from '../model/finding.ts'
import { policyVersionId } from '../model/ids.ts'
import type { JudgedDecision, RebuiltRun } from '../model/rebuilt.ts'
import type { StreamSummary } from '../model/stream.ts'
import type { CaseTally } from './case-tally.ts'
import { compareFindings, findingOf } from './finding-of.ts'
import { fitting } from './granted.ts'
import {
  DECISION_RULES,
  EFFECT_RULES,
  POLICY_RULES,
  POLICY_VERSION_RULES,
  RUN_RULES,
  SOURCE_RULES,
  STREAM_RULES,
} from './findings.ts'
import { judgeWorkflows } from './judge-workflows.ts'
import { type Breach, breach, type Rule } from './rule.ts'
import type { SourceSummary } from './source-summary.ts'

/** The findings of one decision, by code. An exception counts by the decision's time. */
export function judgeDecision(judged: JudgedDecision, facts: CaseFacts): readonly Finding[] {
  const { dossier, run } = judged
  const declared = run.definition?.exceptions ?? []
  return DECISION_RULES.flatMap((rule) => {
    const found = rule.judge(judged, facts)
    if (found === undefined) return []
    const granted = fitting(facts.granted ?? [], dossier, rule.code, found.instances)
    return findingOf(rule, dossier.id, found, { list: [...declared, ...granted], time: dossier.instant })
  }).toSorted(compareFindings)
}

/** The findings of one run, those of its decisions apart, by code. An exception counts by the run's start. */
export function judgeRun(run: RebuiltRun, facts: CaseFacts): readonly Finding[] {
  const exceptions = { list: run.definition?.exceptions ?? [], time: run.start }
  return RUN_RULES.flatMap((rule) => {
    const found = rule.judge(run, facts)
    return found === undefined ? [] : findingOf(rule, run.id, found, exceptions)
  }).toSorted(compareFindings)
}

/**
 * The findings of what is judged once, at the end: streams, sources, policies, their versions,
 * workflows; by code, then subject. Requires that every run was added to the tally. Exceptions count by
 * the case's last record; what belongs to no workflow is covered by those of any.
 */
export function judgeCase(
  facts: CaseFacts,
  tally: CaseTally,
  streams: Iterable<StreamSummary>,
  sources: Iterable<SourceSummary>,
): readonly Finding[] {
  const exceptions = {
    list: facts.definitions.flatMap((each) => each.exceptions),
    time: facts.lastRecord ?? -Infinity,
  }
  const findings: Finding[] = []
  const add = (rule: Rule, subject: string, found: Breach | undefined): void => {
    if (found !== undefined) findings.push(findingOf(rule, subject, found, exceptions))
  }
  for (const [id, summaries] of Map.groupBy(streams, ({ id }) => id))
    for (const rule of STREAM_RULES) add(rule, id, judgeAll(summaries, rule.judge))
  for (const [name, summaries] of Map.groupBy(sources, ({ name }) => name))
    for (const rule of SOURCE_RULES) add(rule, name, judgeAll(summaries, rule.judge))
  for (const version of facts.policies) {
    const recorded = tally.recordedDigests(version.policy, version.version)
    for (const rule of POLICY_VERSION_RULES)
      add(rule, policyVersionId(version.policy, version.version), rule.judge(version, recorded))
  }
  for (const [policy, versions] of Map.groupBy(facts.policies, ({ policy }) => policy))
    for (const rule of POLICY_RULES) add(rule, policy, rule.judge(versions, tally.gaps(policy)))
  return [...findings, ...judgeWorkflows(facts, tally)].toSorted(compareFindings)
}

/**
 * The findings of effects that belong to no run, in their order; the subject of each is its place, as `s2:17`. As many
 * as there are effects: they are given one by one. An exception of any workflow counts, by the effect's time.
 */
export function* judgeEffects({ effects, definitions }: CaseFacts): Generator<Finding> {
  const list = definitions.flatMap((each) => each.exceptions)
  for (const seen of effects?.untaken() ?? [])
    for (const rule of EFFECT_RULES) {
      const found = rule.judge(seen)
      if (found !== undefined) yield findingOf(rule, seen.ref, found, { list, time: seen.instant })
    }
}

/** Two sources of one name are one subject, and so are a stream and a source without streams that is named like it. */
function judgeAll<Summary>(
  summaries: readonly Summary[],
  judge: (summary: Summary) => Breach | undefined,
): Breach | undefined {
  const breaches = summaries.map(judge).filter((each) => each !== undefined)
  return breach(
    breaches.flatMap(({ instances }) => instances),
    breaches.reduce((sum, { instances, total }) => sum + (total ?? instances.length), 0),
  )
}
