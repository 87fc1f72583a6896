import type { RecordRef } from '../../model/ids.ts'
import type { Dossier, PlacedRecord } from '../../model/rebuilt.ts'
import { isOnlyApproval } from '../reading/approval-only.ts'
import { breach, type DecisionRule, type Instance } from '../rule.ts'
import { named } from '../reading/wording.ts'

export const ev14: DecisionRule = {
  code: 'EV-14',
  severity: 'medium',
  kind: 'decision',
  reach: 'run',
  title: 'Two subjects or two actors in one decision',
  meaning:
    'The records of the decision name two identities whose access changes, or two who decided. They may be two decisions under one name, and it is open who answers for which.',
  judge: ({ dossier }) => breach([...subjects(dossier), ...actors(dossier)]),
}

function subjects(dossier: Dossier): readonly Instance[] {
  const mentions = new Map<string, Mention>()
  for (const placed of dossier.own) {
    const { subject } = placed.record
    if (subject !== undefined) mention(mentions, JSON.stringify([subject.type, subject.id]), placed, subject)
  }
  return twoOrMore('subjects', [...mentions.values()])
}

/** A service that writes for an agent is no second actor, nor is who approves. */
function actors(dossier: Dossier): readonly Instance[] {
  const approvers = new Set(dossier.approvals.map(({ fact }) => fact.by.id))
  const mentions = new Map<string, Mention>()
  for (const placed of dossier.own) {
    const { actor } = placed.record
    if (actor === undefined || actor.kind === 'service') continue
    if (approvers.has(actor.id) || isOnlyApproval(placed.record)) continue
    mention(mentions, actor.id, placed, { type: actor.kind, id: actor.id })
  }
  return twoOrMore('actors', [...mentions.values()])
}

interface Mention {
  readonly type: string
  readonly id: string
  readonly ref: RecordRef
}

function mention(
  mentions: Map<string, Mention>,
  key: string,
  { ref }: PlacedRecord,
  { type, id }: { readonly type: string; readonly id: string },
): void {
  if (!mentions.has(key)) mentions.set(key, { type, id, ref })
}

function twoOrMore(what: string, mentions: readonly Mention[]): readonly Instance[] {
  if (mentions.length < 2) return []
  return mentions.map(({ type, id, ref }, index) => ({
    text: `${index === 0 ? `${what} ` : ''}${named(type)} ${named(id)} (${ref})`,
    evidence: [ref],
  }))
}
