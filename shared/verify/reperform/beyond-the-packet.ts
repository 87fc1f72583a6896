import type { Finding } from '../../model/finding.ts'

/** Codes of decisions and runs that ask for more of the case than a packet holds, and what they ask for. */
const LOOKS_BEYOND: ReadonlyMap<string, string> = new Map([
  ['BD-02', 'values that the case has seen in other decisions'],
  ['WF-02', 'what other runs of the case show'],
  ['RC-02', 'effects anywhere in the case'],
  ['RC-03', 'effects anywhere in the case'],
  ['RC-04', 'effects anywhere in the case'],
])

/** Whether a finding of this code and subject can be found again from the runs of a packet alone. */
export function isWithinPacket({ code, subject }: Pick<Finding, 'code' | 'subject'>): boolean {
  return (subject.kind === 'decision' || subject.kind === 'run') && !LOOKS_BEYOND.has(code)
}

/** Codes of a decision that can be found again, sorted. */
export function codesWithin(codes: readonly string[]): readonly string[] {
  return codes.filter((code) => !LOOKS_BEYOND.has(code)).toSorted()
}

/** What is never found again from a packet, in words. */
export const BEYOND_THE_PACKET = `findings of whole streams, sources, policies and workflows, and ${[...LOOKS_BEYOND.keys()].join(', ')}, which ask for more of the case than the runs in the packet`
