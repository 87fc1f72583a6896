import type { Breach, DecisionRule, RunRule, WorkflowRule } from '../../../shared/findings/rule.ts'
import type { WorkflowVersionFacts } from '../../../shared/findings/reading/workflow-version.ts'
import { build, definitionOf, type DefinitionParts, instant, type Scene } from './dossier-builder.ts'

/** What each instance of a breach says; [] where the rule is kept to. */
export function texts(found: Breach | undefined): readonly string[] {
  return found?.instances.map(({ text }) => text) ?? []
}

/** What a rule says of the scene's first decision. */
export function ofDecision(rule: DecisionRule, scene: Scene = {}): readonly string[] {
  const { judged, facts } = build(scene)
  return texts(rule.judge(judged, facts))
}

/** What a rule says of the scene's run. */
export function ofRun(rule: RunRule, scene: Scene = {}): readonly string[] {
  const { run, facts } = build(scene)
  return texts(rule.judge(run, facts))
}

/** What a rule says of a version of a workflow. */
export function ofVersion(
  rule: WorkflowRule,
  parts: DefinitionParts & Partial<Omit<WorkflowVersionFacts, 'definition'>> = {},
): readonly string[] {
  const { version, workflow, boundary, exceptions, ...seen } = parts
  const definition = definitionOf({
    ...(version === undefined ? {} : { version }),
    ...(workflow === undefined ? {} : { workflow }),
    ...(boundary === undefined ? {} : { boundary }),
    ...(exceptions === undefined ? {} : { exceptions }),
  })
  return texts(
    rule.judge({
      definition,
      imported: 'once',
      runs: 1,
      decisions: 1,
      shown: new Set(definition.workflow.transitions),
      evaluated: new Set(['subject.department', 'context.risk']),
      oldest: { instant: instant(0), ref: 's1:0' },
      lastRecord: instant(0),
      lapsed: [],
      ...seen,
    }),
  )
}
