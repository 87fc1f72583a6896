/**
 * What became of one check. `untrusted`: it holds, by a key that nobody vouched for. `not-checked`
 * says so and why. Only `holds` is a pass.
 */
export type CheckResult = 'holds' | 'does-not-hold' | 'untrusted' | 'not-checked'

/** One line of a verification report. */
export interface VerificationCheck {
  /** Stable name: `archive`, `statement`, `signature`, `entries`, `proofs`, … */
  readonly id: string
  /** What was compared, in words. */
  readonly title: string
  readonly result: CheckResult
  /** What was found: counts where it holds, every instance (bounded) where it does not. */
  readonly detail: string
  /** What it proves where it holds. */
  readonly proves: string
  /** What follows from it where it does not hold; left out where it does, or was not checked. */
  readonly follows?: string
  /** Ids of checks that do not hold, and on which this one builds; left out where there are none. */
  readonly restsOn?: readonly string[]
}

/** A check while others are still being made. */
export type VerificationStep = Omit<VerificationCheck, 'result'> & {
  readonly result: CheckResult | 'waiting'
}

/** What the statement says of the packet: claims of whoever sealed it, worth what its signature is. */
export interface StatedOfPacket {
  readonly case: string
  readonly selection: readonly string[]
  readonly counts: Readonly<Record<string, number>>
  readonly sealedAt: string
  readonly sealedBy: string
}

/** What became of a value that was withheld: `disclosed` where what is disclosed gives its digest again. */
export const WITHHELD_OUTCOMES = ['disclosed', 'not disclosed', 'does not hold'] as const

/** A place of a withheld value, as the packet lists it, and what became of it. Never the value. */
export interface WithheldOutcome {
  /** `s1:234`. */
  readonly record: string
  /** RFC 6901 pointer; '' is the whole record. */
  readonly path: string
  readonly reason: string
  readonly outcome: (typeof WITHHELD_OUTCOMES)[number]
}

/** Those of the first places, and how many there are besides. */
export interface WithheldOutcomes {
  readonly places: readonly WithheldOutcome[]
  readonly more: number
}

export interface VerificationReport {
  readonly packet: string
  /** Null where there is no statement that can be read. */
  readonly stated: StatedOfPacket | null
  /** `valid`: nothing fails and a trusted key signed it; `untrusted`: nothing fails, no trusted key; `invalid`: something fails. */
  readonly result: 'valid' | 'untrusted' | 'invalid'
  readonly signers: readonly { readonly keyid: string; readonly trusted: boolean; readonly holds: boolean }[]
  readonly checks: readonly VerificationCheck[]
  /** Left out where nothing was withheld, or the list of it cannot be read. */
  readonly withheld?: WithheldOutcomes
  /** What a pass does not prove, from the manifest and from what was not checked. */
  readonly limits: readonly string[]
}
