import type { Finding } from '../../model/finding.ts'

/** Most findings of one code that a report lists with their message, open and excepted apart. */
export const MAX_OF_CODE = 100
/** Most findings that it lists with one decision. */
const MAX_OF_DECISION = 40

export interface PickedFindings {
  readonly open: ReadonlyMap<string, readonly Finding[]>
  readonly excepted: ReadonlyMap<string, readonly Finding[]>
  readonly ofDecision: ReadonlyMap<string, readonly Finding[]>
}

/** Picks as findings pass: the first of each code, and those of the decisions that are shown whole. */
export function pickFindings(shown: readonly { readonly id: string }[]): {
  readonly add: (finding: Finding) => void
  readonly picked: PickedFindings
} {
  const open = new Map<string, Finding[]>()
  const excepted = new Map<string, Finding[]>()
  const ofDecision = new Map<string, Finding[]>(shown.map(({ id }) => [id, []]))

  function add(finding: Finding): void {
    const byCode = finding.excepted === null ? open : excepted
    const alike = byCode.get(finding.code) ?? []
    byCode.set(finding.code, alike)
    if (alike.length < MAX_OF_CODE) alike.push(finding)
    if (finding.subject.kind !== 'decision') return
    const own = ofDecision.get(finding.subject.id)
    if (own !== undefined && own.length < MAX_OF_DECISION) own.push(finding)
  }

  return { add, picked: { open, excepted, ofDecision } }
}
