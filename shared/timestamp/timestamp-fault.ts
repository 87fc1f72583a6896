/** Why a timestamp does not hold, in words that follow a colon. Caught where a timestamp's reading ends. */
export class TimestampFault extends Error {
  override readonly name = 'TimestampFault'
  readonly fault: 'of-another' | 'broken'

  constructor(problem: string, fault: 'of-another' | 'broken' = 'broken') {
    super(problem)
    this.fault = fault
  }
}
