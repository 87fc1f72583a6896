import { create } from 'zustand'

/** A policy version that somebody is writing: the texts of a base version, as changed. */
interface Draft {
  readonly base: string
  /** By path; what is not here is as in the base. */
  readonly texts: Readonly<Record<string, string>>
}

interface DraftState {
  /** By case and policy. A draft is not part of the case: it is gone with the window, which says so. */
  readonly drafts: Readonly<Record<string, Draft>>
}

const useDrafts = create<DraftState>(() => ({ drafts: {} }))

export function useDraft(caseToken: string, policy: string): Draft | undefined {
  return useDrafts(({ drafts }) => drafts[keyOf(caseToken, policy)])
}

export function writeDraft(
  caseToken: string,
  policy: string,
  { base, path, text }: { readonly base: string; readonly path: string; readonly text: string },
): void {
  const key = keyOf(caseToken, policy)
  useDrafts.setState(({ drafts }) => {
    const before = drafts[key]
    const texts = before !== undefined && before.base === base ? before.texts : {}
    return { drafts: { ...drafts, [key]: { base, texts: { ...texts, [path]: text } } } }
  })
}

export function dropDraft(caseToken: string, policy: string): void {
  const key = keyOf(caseToken, policy)
  useDrafts.setState(({ drafts }) => ({
    drafts: Object.fromEntries(Object.entries(drafts).filter(([other]) => other !== key)),
  }))
}

function keyOf(caseToken: string, policy: string): string {
  return JSON.stringify([caseToken, policy])
}
