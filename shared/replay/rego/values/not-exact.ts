/** What OPA answers and this cannot answer exactly: the evaluation ends, in these words. */
export class NotExact extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'NotExact'
  }
}
