/** Why a value has no canonical JSON. */
type CanonicalJsonErrorCode = 'not-json-value' | 'not-finite' | 'big-integer' | 'lone-surrogate' | 'too-deep'

/** A value that RFC 8785 cannot express was to be written. */
export class CanonicalJsonError extends Error {
  readonly code: CanonicalJsonErrorCode

  constructor(code: CanonicalJsonErrorCode, problem: string) {
    super(`no canonical JSON: ${problem}`)
    this.name = 'CanonicalJsonError'
    this.code = code
  }
}
