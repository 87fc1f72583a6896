import type { EvidenceKey, Grade } from '../model/decision.ts'
import type { RecordRef } from '../model/ids.ts'
import type { CountedAttribute, DefinitionMatch, PlacedRecord, Told, Dossier } from '../model/rebuilt.ts'
import type { Facts } from './join-facts.ts'

/** Whether trigger, attributes, policy and outcome are there, and an action where the outcome is permit. */
export function isComplete(
  parts: Pick<Dossier, 'trigger' | 'attributes' | 'policy' | 'outcome' | 'action'>,
): boolean {
  const { trigger, attributes, policy, outcome, action } = parts
  const told = trigger !== undefined && attributes.length > 0 && policy !== undefined && outcome !== undefined
  return told && (outcome !== 'permit' || action !== undefined)
}

/** The parts that are not plainly observed (formats.md 4, rule 12). */
export function gradesOf(
  parts: Pick<Dossier, 'trigger' | 'attributes' | 'policy' | 'outcome' | 'action' | 'actor' | 'workflow'> & {
    readonly outcomeFrom: 'outcome' | 'check' | 'none'
    readonly request: 'logged' | 'bound' | 'none'
    readonly match: DefinitionMatch
    /** What the logs show, or how the policy was told: it stands before what is worked out here. */
    readonly shown: Readonly<Record<string, Grade>>
  },
): Readonly<Record<string, Grade>> {
  const grades: [string, Grade | undefined][] = [
    ['trigger', parts.trigger === undefined ? 'missing' : parts.trigger.own ? undefined : 'derived'],
    ...parts.attributes.map((each): [string, Grade | undefined] => [
      `attributes.${each.name}`,
      each.from === 'request' ? 'derived' : undefined,
    ]),
    ['policy', parts.policy === undefined ? 'missing' : undefined],
    ['request', ({ logged: undefined, bound: 'derived', none: 'missing' } as const)[parts.request]],
    ['outcome', ({ outcome: undefined, check: 'derived', none: 'missing' } as const)[parts.outcomeFrom]],
    ['action', parts.outcome === 'permit' && parts.action === undefined ? 'missing' : undefined],
    ['actor', parts.actor === undefined ? 'missing' : undefined],
    [
      'workflow',
      parts.workflow === undefined ? 'missing' : parts.match === 'in-force' ? 'inferred' : undefined,
    ],
  ]
  const worked = grades.filter((entry): entry is [string, Grade] => entry[1] !== undefined)
  return Object.fromEntries([...worked, ...Object.entries(parts.shown)])
}

/** What a decision's own records show of themselves. Keys come from the evidence: they are data. */
export function gradesShown(own: readonly PlacedRecord[]): Readonly<Record<string, Grade>> {
  return Object.fromEntries(own.flatMap(({ grades }) => Object.entries(grades ?? {})))
}

/** Which records told each fact, superseded ones included. */
export function evidenceOf(
  facts: Facts,
  triggers: readonly Told<unknown>[],
  attributes: readonly CountedAttribute[],
  outcomeCheck: PlacedRecord | undefined,
): Dossier['evidence'] {
  const fromRequest = attributes.filter((each) => each.from === 'request').map(({ by }) => by)
  const told: [EvidenceKey, readonly PlacedRecord[]][] = [
    ['trigger', places(triggers)],
    ['attributes', [...places(facts.readings), ...fromRequest]],
    ['policy', places(facts.checks)],
    ['model', places(facts.models)],
    ['approval', places(facts.approvals)],
    ['outcome', outcomeCheck === undefined ? places(facts.outcomes) : [outcomeCheck]],
    ['action', places(facts.actions)],
    ['notification', places(facts.notifications)],
    ['effect', places(facts.effects)],
  ]
  return Object.fromEntries(
    told.flatMap(([key, by]) => (by.length === 0 ? [] : [[key, refs(by)]])),
  ) as Partial<Record<EvidenceKey, readonly RecordRef[]>>
}

function places(told: readonly Told<unknown>[]): readonly PlacedRecord[] {
  return told.map(({ by }) => by)
}

function refs(by: readonly PlacedRecord[]): readonly RecordRef[] {
  return [...new Set(by.map(({ ref }) => ref))]
}
