import { assertNever } from '../../model/assert-never.ts'
import type { Decision } from '../../model/decision.ts'
import type { OutcomeValue } from '../../model/evidence.ts'
import { html, type Html } from './html.ts'

/** A decision in one sentence: who, the outcome as a verb, what, for whom, when, under which version. */
export function sentence(decision: Decision): Html {
  const { actor, action, subject, policy } = decision
  return html`${actor === undefined ? html`An actor that no record names` : html`<b><bdi>${actor.id}</bdi></b>`}
    ${verb(decision.outcome)}${
      action === undefined
        ? ', no action recorded,'
        : html` <b
            ><bdi>${action.type}</bdi
            >${action.entitlement === undefined ? '' : html` <bdi>${action.entitlement}</bdi>`}</b
          >`
    }${subject === undefined ? '' : html` for <b><bdi>${subject.type}</bdi> <bdi>${subject.id}</bdi></b>`}
    at <b>${decision.time}</b>${
      policy === undefined
        ? ', with no policy version recorded'
        : html`, under <b><bdi>${policy.id}</bdi> <bdi>${policy.version}</bdi></b>`
    }.`
}

function verb(outcome: OutcomeValue | undefined): string {
  switch (outcome) {
    case 'permit':
      return 'was permitted'
    case 'deny':
      return 'was denied'
    case 'step-up':
      return 'was asked to step up'
    case 'escalate':
      return 'was referred to a person'
    case undefined:
      return 'was given no outcome on record'
    default:
      return assertNever(outcome)
  }
}
