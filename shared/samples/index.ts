import expected from './expected.json' with { type: 'json' }

/** What a demo should find in the sample; written with the sample by `npm run sample`. */
export interface SampleExpectations {
  readonly name: string
  /** Records read, and how many of them are in quarantine. */
  readonly records: number
  readonly quarantined: number
  /** As a rebuild counts them: `findings` by code, excepted ones included. */
  readonly rebuild: {
    readonly runs: number
    readonly decisions: number
    readonly complete: number
    readonly findings: Readonly<Record<string, number>>
    readonly excepted: number
    readonly verdicts: Readonly<Record<string, number>>
  }
  /** The decision worth finding, those that share its cause, and the cause itself. */
  readonly incident: {
    readonly decision: string
    readonly sameCause: readonly string[]
    readonly input: string
    /** Of the policy, by which the input first decided. */
    readonly firstVersion: string
  }
}

export const SAMPLE_EXPECTED: SampleExpectations = expected

/** The files of the sample case in order of import, as absolute paths; the policy bundle is a folder. */
export const SAMPLE_FILES: readonly string[] = expected.imports.map(
  (path) => `${import.meta.dirname}/${expected.name}/${path}`,
)
