import type { ApprovalRule } from '../../model/boundary.ts'
import type { Action } from '../../model/evidence.ts'
import type { Dossier, Told } from '../../model/rebuilt.ts'
import { doneAction, doneActions } from '../reading/actions.ts'
import { assignPeople } from '../reading/assign-people.ts'
import { distinctFrom } from '../reading/distinct-from.ts'
import { fitsGlob } from '../reading/glob.ts'
import { type Answer, answersByName, countedAnswers, type RoleAnswers } from '../reading/role-answers.ts'
import { breach, type DecisionRule, type Instance } from '../rule.ts'
import { actionText, at, named, span } from '../reading/wording.ts'

export const bd08: DecisionRule = {
  code: 'BD-08',
  severity: 'high',
  kind: 'decision',
  reach: 'run',
  title: 'Required approval missing or not valid',
  meaning:
    'The action was done without an approval that the boundary requires: nobody gave it, it was refused or came too late, or somebody approved their own access or act.',
  judge: ({ dossier, run }, { settings }) => {
    const rules = run.definition?.boundary?.approvals ?? []
    if (rules.length === 0 || doneAction(dossier) === undefined) return undefined
    const answers = answersByName(dossier)
    return breach(
      doneActions(dossier).flatMap((action) =>
        rules
          .filter((rule) => appliesTo(rule, action.fact))
          .flatMap((rule) => judgeRule(rule, action, { dossier, answers, skewMs: settings.skewMs })),
      ),
    )
  },
}

interface Given {
  readonly dossier: Dossier
  readonly answers: ReadonlyMap<string, readonly Answer[]>
  readonly skewMs: number
}

function appliesTo({ when }: ApprovalRule, { type, entitlement }: Action): boolean {
  const fitsAction = when?.action === undefined || fitsGlob(when.action, type)
  const fitsEntitlement =
    when?.entitlement === undefined || (entitlement !== undefined && fitsGlob(when.entitlement, entitlement))
  return fitsAction && fitsEntitlement
}

function judgeRule(rule: ApprovalRule, action: Told<Action>, given: Given): readonly Instance[] {
  const latest = action.by.instant + given.skewMs
  const excluded = distinctFrom(rule, given.dossier)
  const roles = rule.by.map((role) => countedAnswers(given.answers.get(role) ?? [], latest, excluded))
  const filled = assignPeople(roles.map(({ people }) => people))
  return rule.by.flatMap((role, index) => {
    if (filled[index] !== undefined) return []
    const answers = roles[index] as RoleAnswers
    const why = whyUnfilled(answers, action)
    return {
      text: `${named(role)} for ${actionText(action.fact)}: ${why.text}`,
      evidence: why.answer === undefined ? [action.by.ref] : [action.by.ref, why.answer.ref],
    }
  })
}

function whyUnfilled(
  { last, people, notDistinct, late }: RoleAnswers,
  action: Told<Action>,
): { readonly text: string; readonly answer: Answer | undefined } {
  if (last?.outcome === 'rejected')
    return { text: `rejected by ${named(last.by)} at ${at(last.instant)}`, answer: last }
  if (people.length > 0)
    return {
      text: `approved by ${named(people[0] as string)} alone, who fills another role of the rule`,
      answer: last,
    }
  if (notDistinct !== undefined)
    return {
      text: `approved by ${named(notDistinct.by)}, who is the subject or acts for the actor`,
      answer: notDistinct,
    }
  if (late !== undefined)
    return {
      text: `${late.outcome} by ${named(late.by)} at ${at(late.instant)}, ${span(late.instant - action.by.instant)} after the action at ${at(action.by.instant)}`,
      answer: late,
    }
  return { text: 'no approval', answer: undefined }
}
