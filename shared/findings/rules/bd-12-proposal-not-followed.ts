import type { ModelPart } from '../../model/evidence.ts'
import type { Dossier, Told } from '../../model/rebuilt.ts'
import { doneAction, doneActions } from '../reading/actions.ts'
import { fitsGlob } from '../reading/glob.ts'
import { breach, type DecisionRule, type Instance } from '../rule.ts'
import { actionText, listed } from '../reading/wording.ts'

export const bd12: DecisionRule = {
  code: 'BD-12',
  severity: 'medium',
  kind: 'decision',
  reach: 'run',
  title: 'Proposal differs from the action',
  meaning:
    'The model proposed, or called a tool for, something else than what was done: the action came from elsewhere, or was altered on the way.',
  judge: ({ dossier, run }, { settings }) => {
    const action = doneAction(dossier)
    if (action === undefined) return undefined
    const ofBoundary = run.definition?.boundary?.actions ?? []
    const last = dossier.models.findLast(
      ({ fact, by }) => fact.proposal !== undefined && by.instant <= action.by.instant + settings.skewMs,
    )
    const done = new Done(dossier)
    return breach([
      ...(last === undefined ? [] : proposed(last, done)),
      ...dossier.models.flatMap((model) => called(model, ofBoundary, done)),
    ])
  },
}

function proposed({ fact, by }: Told<ModelPart>, done: Done): readonly Instance[] {
  const wanted = { type: fact.proposal?.action ?? '', entitlement: fact.proposal?.entitlement }
  if (done.has(wanted)) return []
  return [{ text: `proposed ${actionText(wanted)} (${by.ref}), done ${done.text}`, evidence: [by.ref] }]
}

function called({ fact, by }: Told<ModelPart>, actions: readonly string[], done: Done): Instance[] {
  return (fact.toolCalls ?? []).flatMap((call) => {
    const wanted = { type: call.name, entitlement: entitlementOf(call.arguments) }
    if (!namesAction(call.name, actions) || done.has(wanted)) return []
    return { text: `called ${actionText(wanted)} (${by.ref}), done ${done.text}`, evidence: [by.ref] }
  })
}

/** A glob of stars alone admits every action and names none: under it a look-up would count as one. */
function namesAction(name: string, actions: readonly string[]): boolean {
  return actions.some((glob) => /[^*]/.test(glob) && fitsGlob(glob, name))
}

/** Hostile: of any shape. What is no text names no entitlement. */
function entitlementOf(toolArguments: unknown): string | undefined {
  if (typeof toolArguments !== 'object' || toolArguments === null) return undefined
  const value = Object.hasOwn(toolArguments, 'entitlement')
    ? (toolArguments as { readonly entitlement: unknown }).entitlement
    : undefined
  return typeof value === 'string' ? value : undefined
}

interface Wanted {
  readonly type: string
  readonly entitlement: string | undefined
}

/** What was done. An entitlement that one side does not name is held against none. */
class Done {
  readonly text: string
  readonly #entitlements: ReadonlyMap<string, ReadonlySet<string | undefined>>

  constructor(dossier: Dossier) {
    const actions = doneActions(dossier).map(({ fact }) => fact)
    this.text = listed(actions.slice(0, 10).map(actionText))
    this.#entitlements = new Map(
      [...Map.groupBy(actions, ({ type }) => type)].map(([type, list]) => [
        type,
        new Set(list.map(({ entitlement }) => entitlement)),
      ]),
    )
  }

  has({ type, entitlement }: Wanted): boolean {
    const done = this.#entitlements.get(type)
    if (done === undefined) return false
    return entitlement === undefined || done.has(undefined) || done.has(entitlement)
  }
}
