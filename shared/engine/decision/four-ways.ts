import type { DecisionView, WayView } from '../../model/decision-view.ts'
import type { Dossier } from '../../model/rebuilt.ts'
import { name } from './bounded.ts'

/** Of each of the four, the latest so many. */
const MOST_EACH = 8

/** What was recommended, authorised, executed and observed, in the order of the evidence, each with its record. */
export function fourWays(dossier: Dossier): DecisionView['ways'] {
  const { models, checks, outcomes, approvals, actions, effects } = dossier
  return {
    recommended: latest(
      models.flatMap(({ fact: { id, proposal }, by }) =>
        proposal === undefined ? [] : [way(`${proposal.action} ${proposal.entitlement ?? ''}`, id, by.ref)],
      ),
    ),
    authorised: latest([
      ...approvals.map(({ fact, by }) => way(fact.outcome, roleOf(fact.by), by.ref)),
      ...checks.map(({ fact, by }) =>
        way(fact.outcome ?? 'no outcome', `${fact.policy.id} ${fact.policy.version ?? ''}`.trim(), by.ref),
      ),
      ...outcomes.map(({ fact, by }) => way(fact.value, by.record.actor?.id, by.ref)),
    ]),
    executed: latest(
      actions.map(({ fact, by }) =>
        way(`${fact.type} ${fact.entitlement ?? ''}`.trim(), by.record.actor?.id, by.ref, fact.result),
      ),
    ),
    observed: latest(
      effects.map(({ fact, by }) =>
        way(`${fact.type} ${fact.entitlement ?? ''}`.trim(), by.record.stream?.id, by.ref, fact.result),
      ),
    ),
  }
}

function way(text: string, by: string | undefined, place: string, result?: string): WayView {
  const told = result === undefined || result === 'done' ? text.trim() : `${text.trim()}, ${result}`
  return { text: name(told), by: by === undefined ? null : name(by), place }
}

function roleOf({ id, role }: { readonly id: string; readonly role?: string | undefined }): string {
  return role === undefined ? id : `${id}, ${role}`
}

function latest(ways: readonly WayView[]): WayView[] {
  return ways.slice(-MOST_EACH)
}
