import type { Notification } from '../../model/evidence.ts'
import { doneAction } from '../reading/actions.ts'
import { breach, type DecisionRule, type Instance } from '../rule.ts'
import { hasEnded, idleFor } from '../reading/run-progress.ts'
import { named, span } from '../reading/wording.ts'

export const bd09: DecisionRule = {
  code: 'BD-09',
  severity: 'low',
  kind: 'decision',
  reach: 'case',
  title: 'Required notification missing or failed',
  meaning:
    'Somebody whom the boundary wants told of the action was not told, so nobody could object in time.',
  judge: ({ dossier, run }, facts) => {
    const required = run.definition?.boundary?.notify ?? []
    const action = doneAction(dossier)
    if (action === undefined) return undefined
    return breach(
      [...new Set(required)].flatMap((recipient): readonly Instance[] => {
        const sent = dossier.notifications.filter(({ fact }) => goesTo(fact, recipient))
        if (sent.some(({ fact }) => fact.result !== 'failed')) return []
        if (sent.length > 0) {
          const refs = sent.map(({ by }) => by.ref)
          return [{ text: `${named(recipient)}: failed (${refs.slice(0, 5).join(', ')})`, evidence: refs }]
        }
        const idle = idleFor(run, facts)
        if (hasEnded(run)) return missing(recipient, 'the run has ended', action.by.ref)
        return idle === undefined
          ? []
          : missing(recipient, `nothing of the run was recorded for ${span(idle)}`, action.by.ref)
      }),
    )
  },
}

/** `notify` names a role or an id; a recipient that is a plain text is an id. */
function goesTo({ to }: Notification, recipient: string): boolean {
  return to.some((each) =>
    typeof each === 'string' ? each === recipient : each.id === recipient || each.role === recipient,
  )
}

function missing(recipient: string, why: string, ref: string): readonly Instance[] {
  return [{ text: `${named(recipient)}: none, and ${why}`, evidence: [ref] }]
}
