import type { RecordRef } from '../../model/ids.ts'
import type { Dossier } from '../../model/rebuilt.ts'
import type { Instant } from '../../model/time.ts'
import { breach, type DecisionRule } from '../rule.ts'
import { at, named, span } from '../reading/wording.ts'

export const ev09: DecisionRule = {
  code: 'EV-09',
  severity: 'low',
  kind: 'decision',
  reach: 'run',
  title: 'Told later than the action',
  meaning:
    'What the decision is said to rest on was recorded only after it was acted on: it may have been filled in afterwards.',
  judge: ({ dossier }, { settings }) => {
    const reference = dossier.action?.by.instant ?? dossier.instant
    const what = dossier.action === undefined ? 'outcome' : 'action'
    const late = firstTellings(dossier).filter(({ instant }) => instant > reference + settings.skewMs)
    return breach(
      late.map(({ text, input, instant, ref }) => ({
        text: `${text} at ${at(instant)}, ${span(instant - reference)} after the ${what} at ${at(reference)}`,
        ...(input === undefined ? {} : { input }),
        evidence: [ref],
      })),
    )
  },
}

interface Telling {
  readonly text: string
  readonly input?: string
  readonly instant: Instant
  readonly ref: RecordRef
}

/** The first record for each attribute name, policy and approver role: a later one may tell it again. */
function firstTellings(dossier: Dossier): readonly Telling[] {
  const first = new Map<string, Telling>()
  const add = (key: string, telling: Telling): void => {
    const known = first.get(key)
    if (known === undefined || telling.instant < known.instant) first.set(key, telling)
  }
  for (const { fact, by } of dossier.readings)
    add(`attribute ${fact.name}`, {
      text: `attribute ${named(fact.name)}`,
      input: fact.name,
      instant: by.instant,
      ref: by.ref,
    })
  for (const { fact, by } of dossier.checks)
    add(`check ${fact.policy.id}`, {
      text: `check of ${named(fact.policy.id)}`,
      instant: by.instant,
      ref: by.ref,
    })
  for (const { fact, by, instant } of dossier.approvals) {
    const { id, role } = fact.by
    add(role === undefined ? `approver ${id}` : `role ${role}`, {
      text: role === undefined ? `approval by ${named(id)}` : `approval by ${named(id)} as ${named(role)}`,
      instant,
      ref: by.ref,
    })
  }
  return [...first.values()]
}
