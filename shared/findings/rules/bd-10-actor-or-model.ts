import type { Dossier } from '../../model/rebuilt.ts'
import { admits } from '../reading/glob.ts'
import { ownEvidence } from '../reading/own-evidence.ts'
import { breach, type DecisionRule, type Instance } from '../rule.ts'
import { listed, named } from '../reading/wording.ts'

export const bd10: DecisionRule = {
  code: 'BD-10',
  severity: 'high',
  kind: 'decision',
  reach: 'run',
  title: 'Actor or model outside the boundary',
  meaning:
    'Who decided, or the model that had a part in it, is none that the boundary lets decide, or is not known.',
  judge: ({ dossier, run }) => {
    const boundary = run.definition?.boundary
    return breach([...actor(dossier, boundary?.actors), ...models(dossier, boundary?.models)])
  },
}

function actor(dossier: Dossier, allowed: readonly string[] | undefined): readonly Instance[] {
  if (allowed === undefined) return []
  if (dossier.actor === undefined)
    return [{ text: `no actor is recorded, ${allowedText(allowed)}`, evidence: ownEvidence(dossier) }]
  const { kind, id } = dossier.actor
  if (admits(allowed, id)) return []
  const evidence = dossier.own.filter(({ record }) => record.actor?.id === id).map(({ ref }) => ref)
  return [
    {
      text: `actor ${kind} ${named(id)}, ${allowedText(allowed)}`,
      evidence: evidence.length > 0 ? evidence.slice(0, 10) : ownEvidence(dossier),
    },
  ]
}

function models(dossier: Dossier, allowed: readonly string[] | undefined): readonly Instance[] {
  const outside = dossier.models.filter(({ fact }) => !admits(allowed, fact.id))
  return [...Map.groupBy(outside, ({ fact }) => fact.id)].map(([id, list]) => ({
    text: `model ${named(id)}, ${allowedText(allowed ?? [])}`,
    evidence: list.slice(0, 10).map(({ by }) => by.ref),
  }))
}

function allowedText(allowed: readonly string[]): string {
  return `allowed: ${listed(allowed) || 'none'}`
}
