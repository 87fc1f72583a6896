import type { ActOf, CampaignPlan, OwnPart, Person, Reviewer, ReviewItem } from '../model/review.ts'

/** A name as it is compared: one person must not pass for two by a capital letter or a space. */
export function sameText(a: string, b: string): boolean {
  return folded(a) === folded(b)
}

function folded(text: string): string {
  return text.normalize('NFKC').trim().toLowerCase()
}

/** By the key, or by the name: either makes two who are to be two people one. */
export function samePerson(a: Person, b: Person): boolean {
  return sameText(a.name, b.name) || (a.keyid !== null && a.keyid === b.keyid)
}

/** How a reviewer stands in the evidence of an item; empty: it may be theirs to judge. */
export function ownParts(
  { name, aliases }: Pick<Reviewer, 'name' | 'aliases'>,
  { subject, actor, owner, onBehalfOf, others }: ReviewItem,
): readonly OwnPart[] {
  const mine = new Set([name, ...aliases].map(folded))
  const parts: Record<OwnPart, string | null> = { subject, actor, owner, onBehalfOf }
  const found = new Set<OwnPart>()
  for (const [part, id] of Object.entries(parts) as [OwnPart, string | null][])
    if (id !== null && mine.has(folded(id))) found.add(part)
  for (const { part, id } of others) if (mine.has(folded(id))) found.add(part)
  return [...found]
}

/** Whoever a plan names so: a reviewer of the stage first, else one of another, or a signer. */
export function plannedReviewer(
  { stages, signers }: Pick<CampaignPlan, 'stages' | 'signers'>,
  stage: number,
  name: string,
): Reviewer | undefined {
  const ofStage = stages[stage]?.reviewers ?? []
  const everybody = [...ofStage, ...stages.flatMap(({ reviewers }) => reviewers), ...signers]
  return everybody.find((each) => sameText(each.name, name))
}

/** Whether a verdict on an item of these is on its judge's own access. */
export function ownVerdicts(
  plan: Pick<CampaignPlan, 'stages' | 'signers'>,
  items: readonly ReviewItem[],
): (act: ActOf<'verdict'>, item: string) => boolean {
  const byId = new Map(items.map((item) => [item.id, item]))
  return ({ by, stage }, id) => {
    const item = byId.get(id)
    if (item === undefined) return false
    return ownParts(plannedReviewer(plan, stage, by.name) ?? { ...by, aliases: [] }, item).length > 0
  }
}

/** Whether a reviewer stands in the evidence as who approved. */
export function isApprover(
  { name, aliases }: Pick<Reviewer, 'name' | 'aliases'>,
  { approvers }: ReviewItem,
): boolean {
  const mine = new Set([name, ...aliases].map(folded))
  return approvers.some((id) => mine.has(folded(id)))
}
