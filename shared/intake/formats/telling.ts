import { Misfit } from './misfit.ts'

/** More is told by no entry that a system writes: 2,500 checks with 400 attributes each. */
const MOST_NAMES = 1_000_000
/** Of all names together, in UTF-16 units. */
const MOST_CHARS = 64 * 1024 * 1024

/**
 * Counts the attributes that one entry tells. It is hostile: a line of a few megabytes can have each of its parts say
 * all the others again, and one long key stand in the names of all that lies below it.
 */
export class Telling {
  #names = 0
  #chars = 0

  /** Another attribute, told by so many of the entry's parts. Throws Misfit where they are too many. */
  count(name: string, parts = 1): void {
    this.#names += parts
    this.#chars += parts * name.length
    if (this.#names > MOST_NAMES) throw new Misfit(`it tells more than ${MOST_NAMES} attributes`)
    if (this.#chars > MOST_CHARS)
      throw new Misfit(`the names of its attributes are longer than ${MOST_CHARS}`)
  }
}
