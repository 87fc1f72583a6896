import { normalName } from './feel/names.ts'
import type { ModelSet, Required } from './model-set.ts'

type Chosen =
  | { readonly ok: true; readonly decision: Extract<Required, { kind: 'decision' | 'service' }> }
  | { readonly ok: false; readonly why: string }

/**
 * The decision, or the decision service, that is asked: the one of a name or an id, else the only decision that no
 * other requires.
 */
export function chooseDecision(set: ModelSet, asked: string | undefined): Chosen {
  const all = set.all().filter((each) => each.kind === 'decision' || each.kind === 'service')
  if (asked !== undefined)
    return only(
      all.filter((each) => isNamed(each, asked)),
      asked,
    )
  const required = new Set(
    set
      .all()
      .flatMap(({ kind, element, model }) =>
        kind === 'decision' ? element.requiredDecisions.map((href) => set.required(model, href).element) : [],
      ),
  )
  const last = all.filter(({ kind, element }) => kind === 'decision' && !required.has(element))
  const [first, second] = last
  if (first !== undefined && second === undefined) return { ok: true, decision: first }
  return {
    ok: false,
    why: `no decision is named, and ${first === undefined ? 'none' : `${last.length}`} of the models' decisions are required by no other`,
  }
}

function isNamed({ element }: Required, name: string): boolean {
  return element.id === name || normalName(element.name) === normalName(name)
}

function only(found: readonly Extract<Required, { kind: 'decision' | 'service' }>[], asked: string): Chosen {
  const decisions = found.filter(({ kind }) => kind === 'decision')
  const [first, second] = decisions.length > 0 ? decisions : found
  if (first === undefined) return { ok: false, why: `no decision is named ${asked}` }
  return second === undefined
    ? { ok: true, decision: first }
    : { ok: false, why: `several decisions are named ${asked}` }
}
