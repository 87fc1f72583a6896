import { create } from 'zustand'

/** Texts that somebody changed, by path, which may be any text; what is not here is as in the version it began as. */
type Draft = ReadonlyMap<string, string>

/** Drafts are not part of the case: they are gone with the window, which says so. */
const useDrafts = create<{ readonly drafts: ReadonlyMap<string, Draft> }>(() => ({ drafts: new Map() }))

/** What a draft begins as, of which case. */
export interface DraftOf {
  readonly case: string
  readonly policy: string
  readonly base: string
}

/** Undefined: nothing of it was changed. */
export function useDraft(of: DraftOf): Draft | undefined {
  return useDrafts(({ drafts }) => drafts.get(keyOf(of)))
}

export function writeDraft(of: DraftOf, path: string, text: string): void {
  const key = keyOf(of)
  useDrafts.setState(({ drafts }) => ({
    drafts: new Map(drafts).set(key, new Map(drafts.get(key)).set(path, text)),
  }))
}

export function dropDraft(of: DraftOf): void {
  const key = keyOf(of)
  useDrafts.setState(({ drafts }) => ({ drafts: new Map([...drafts].filter(([other]) => other !== key)) }))
}

function keyOf({ case: token, policy, base }: DraftOf): string {
  return JSON.stringify([token, policy, base])
}
