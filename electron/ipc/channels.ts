/** Asked by the preload alone, with paths of files that were dropped. */
export const RECEIVE = 'receive'

/** The channel of a method or an event of the contract. The preload says the same. */
export function channelOf(name: string): string {
  return `docket:${name}`
}
