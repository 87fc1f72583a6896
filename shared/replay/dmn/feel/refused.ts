/** What is refused rather than answered by a guess: it is known to be read in more than one way, or has no bound. */
export class FeelRefused extends Error {
  constructor(detail: string) {
    super(detail)
    this.name = 'FeelRefused'
  }
}
