/** A text that is no request of this engine. */
export class RequestRefused extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'RequestRefused'
  }
}
