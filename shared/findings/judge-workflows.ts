import type { CaseFacts } from '../model/case-facts.ts'
import type { Finding } from '../model/finding.ts'
import type { Definition } from '../model/rebuilt.ts'
import type { CaseTally } from './case-tally.ts'
import { findingOf } from './finding-of.ts'
import { WORKFLOW_RULES } from './findings.ts'
import { breach, type WorkflowRule } from './rule.ts'
import { latestVersion, type WorkflowVersionFacts } from './reading/workflow-version.ts'

/**
 * The findings of the case's workflows: one for each rule and workflow, of all the versions that the
 * rule judges together.
 */
export function judgeWorkflows(facts: CaseFacts, tally: CaseTally): readonly Finding[] {
  const workflows = Map.groupBy(facts.definitions, ({ workflow }) => workflow.id)
  return [...workflows].flatMap(([id, definitions]) => {
    const latest = latestVersion(definitions)
    const versions = definitions.map((each) => factsOf(each, facts, tally))
    return WORKFLOW_RULES.flatMap((rule) => {
      const judged = versions.filter((each) => isJudged(each, rule.judges, latest))
      const breached = judged.flatMap((version) => {
        const found = rule.judge(version)
        return found === undefined ? [] : [{ definition: version.definition, found }]
      })
      const found = breach(breached.flatMap(({ found }) => found.instances))
      if (found === undefined) return []
      const holders = new Set([...breached.map(({ definition }) => definition), ...(latest ? [latest] : [])])
      const list = [...holders].flatMap(({ exceptions }) => exceptions)
      return findingOf(rule, id, found, { list, time: facts.lastRecord ?? -Infinity })
    })
  })
}

function isJudged(
  { definition, runs }: WorkflowVersionFacts,
  judges: WorkflowRule['judges'],
  latest: Definition | undefined,
): boolean {
  return judges === 'every' || (judges === 'latest' ? definition === latest : runs > 0)
}

function factsOf(
  definition: Definition,
  { conflictingDefinitions, lastRecord }: CaseFacts,
  tally: CaseTally,
): WorkflowVersionFacts {
  const { id, version } = definition.workflow
  const shown = tally.version(definition)
  const isTwice = conflictingDefinitions.some((each) => each.id === id && each.version === version)
  return {
    definition,
    imported: isTwice ? 'twice-with-other-content' : 'once',
    runs: shown?.runs ?? 0,
    decisions: shown?.decisions ?? 0,
    shown: shown?.shown ?? new Set(),
    evaluated: shown?.evaluated ?? new Set(),
    oldest: tally.oldest(id),
    lastRecord,
    lapsed: tally.lapsed(definition),
  }
}
