/** A bundle that OPA would not load, or that is not evaluated here. The message names the file. */
export class BundleRefused extends Error {
  constructor(message: string) {
    super(message)
    this.name = 'BundleRefused'
  }
}
