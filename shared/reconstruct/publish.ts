import type { Decision, Replay } from '../model/decision.ts'
import type { Dossier } from '../model/rebuilt.ts'

/** The decision as formats.md 4 shows it: the same for the CLI, the desk and a packet. */
export function publishDecision(dossier: Dossier, replay: Replay, findings: readonly string[]): Decision {
  const decision = {
    id: dossier.id,
    run: dossier.run,
    workflow: dossier.workflow,
    transition: dossier.transition,
    time: dossier.time,
    actor: dossier.actor,
    subject: dossier.subject,
    trigger: dossier.trigger?.fact,
    attributes: dossier.attributes.map(({ name, value, source, asOf }) =>
      present({ name, value, source, asOf }),
    ),
    policy: dossier.policy,
    inForce: dossier.inForce,
    outcome: dossier.outcome,
    action: dossier.action?.fact,
    evidence: dossier.evidence,
    complete: dossier.complete,
    replay,
    agreement: dossier.agreement,
    grades: dossier.grades,
    findings: [...findings],
  }
  return present(decision) as unknown as Decision
}

/** The fields that are there. */
function present<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, each]) => each !== undefined)) as T
}
