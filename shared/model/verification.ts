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
  /** Ids of checks that do not hold, and on which this one builds; left out where there are none. */
  readonly restsOn?: readonly string[]
}

export interface VerificationReport {
  readonly packet: string
  /** `valid`: nothing fails and a trusted key signed it; `untrusted`: nothing fails, no trusted key; `invalid`: something fails. */
  readonly result: 'valid' | 'untrusted' | 'invalid'
  readonly signers: readonly { readonly keyid: string; readonly trusted: boolean; readonly holds: boolean }[]
  readonly checks: readonly VerificationCheck[]
  /** What a pass does not prove, from the manifest and from what was not checked. */
  readonly limits: readonly string[]
}
