import type { Finding } from '../model/finding.ts'

/** How often a code was found; excepted ones apart. */
export interface CodeCount {
  readonly open: number
  readonly excepted: number
}

/** Figures of the findings of a packet. */
export interface FindingFigures {
  readonly findings: number
  readonly byCode: ReadonlyMap<string, CodeCount>
  /** Subjects and messages of what findings say of completeness, at most `NAMED` of each code. */
  readonly named: ReadonlyMap<string, readonly { readonly id: string; readonly message: string }[]>
}

/** Most subjects that a sentence names. */
export const NAMED = 5

/** Codes by which a packet says what its sources do not show. */
const OF_COMPLETENESS = new Set(['EV-05', 'EV-08', 'EV-10', 'EV-13'])

/** Counts findings as they pass. */
export function countFindings(): {
  readonly add: (finding: Finding) => void
  readonly figures: () => FindingFigures
} {
  const byCode = new Map<string, CodeCount>()
  const named = new Map<string, { readonly id: string; readonly message: string }[]>()
  let findings = 0

  function add({ code, subject, message, excepted }: Finding): void {
    findings += 1
    const count = byCode.get(code) ?? { open: 0, excepted: 0 }
    const isOpen = excepted === null
    byCode.set(code, {
      open: count.open + (isOpen ? 1 : 0),
      excepted: count.excepted + (isOpen ? 0 : 1),
    })
    if (!OF_COMPLETENESS.has(code)) return
    const subjects = named.get(code) ?? []
    named.set(code, subjects)
    if (subjects.length < NAMED) subjects.push({ id: subject.id, message })
  }

  return { add, figures: () => ({ findings, byCode, named }) }
}

/** All findings of a code, open and excepted. */
export function countOf(figures: FindingFigures, code: string): number {
  const count = figures.byCode.get(code)
  return count === undefined ? 0 : count.open + count.excepted
}
