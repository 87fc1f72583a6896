import { recordRef } from '../../model/ids.ts'
import type { WithheldOutcome, WithheldOutcomes } from '../../model/verification.ts'
import type { WithheldPlace } from '../../model/withheld.ts'
import type { Hash } from '../../proof/hash.ts'
import { type DisclosureSource, DisclosureWalk } from '../disclosure.ts'
import { counted, EntryFault, type Faults, holds, notChecked, type Judged } from '../faults.ts'
import type { RawRecord } from '../packet-records.ts'
import { disclosureFault, placesFault } from '../withheld-record.ts'
import type { WithheldPlaces } from '../withheld-places.ts'

/** A list of places is as long as its packet is large: so many are told of, place by place. */
const MOST_TOLD = 500

export interface WithheldContext {
  readonly places: WithheldPlaces
  readonly disclosure: DisclosureSource | undefined
  /** The digest of the statement's payload; undefined where there is none. */
  readonly statement: string | undefined
  readonly hash: Hash
}

/**
 * Judges what was withheld as the records go by: each place that is listed holds a digest, and what is disclosed of a
 * record gives those digests and every other byte of it again.
 */
export class WithheldJudge {
  /** Records whose contents are not known: their leaf alone is proven. */
  byLeafOnly = 0
  readonly #context: WithheldContext
  readonly #faults: Faults
  #walk: DisclosureWalk | undefined
  #seen = 0
  #disclosed = 0
  readonly #told: WithheldOutcome[] = []

  private constructor(context: WithheldContext) {
    this.#context = context
    this.#faults = context.places.faults
  }

  static async begin(context: WithheldContext): Promise<WithheldJudge> {
    const judge = new WithheldJudge(context)
    const { disclosure, statement } = context
    if (disclosure === undefined) return judge
    await judge.#orFault(async () => {
      judge.#walk = await DisclosureWalk.begin(disclosure)
      if (judge.#walk.statement !== statement)
        judge.#faults.add(`${disclosure.name} is the disclosure of another packet`)
    })
    return judge
  }

  /** The bytes whose hash is the record's leaf; undefined where they are withheld. */
  async contentOf(record: RawRecord): Promise<Uint8Array | undefined> {
    const places = this.#context.places.of(record)
    if (places === undefined) return record.bytes
    this.#seen += 1
    const disclosed = await this.#orFault(() => this.#walk?.of(record))
    const fault =
      placesFault(record, places) ??
      (disclosed && disclosureFault(record, places, disclosed, this.#context.hash))
    if (fault !== undefined) this.#faults.add(`${recordRef(record.source, record.index)} ${fault}`)
    const asListed = disclosed === undefined ? 'not disclosed' : 'disclosed'
    this.#tell(record, places, fault === undefined ? asListed : 'does not hold')
    if (disclosed === undefined) {
      this.byLeafOnly += 1
      return undefined
    }
    if (fault === undefined) this.#disclosed += 1
    return disclosed.bytes
  }

  /** Called once, when the records have gone by. */
  async end(): Promise<void> {
    await this.#orFault(() => {
      this.#walk?.end()
      return Promise.resolve()
    })
    await this.#walk?.close()
    const { records } = this.#context.places
    if (this.#seen < records)
      this.#faults.add(
        `values are said to be withheld from ${counted(records - this.#seen, 'record')} that are not there`,
      )
  }

  /** What became of each place; undefined where there is none. */
  outcomes(): WithheldOutcomes | undefined {
    const { count } = this.#context.places
    return count === 0 ? undefined : { places: this.#told, more: Math.max(0, count - this.#told.length) }
  }

  judged(): Judged {
    const { count, records } = this.#context.places
    if (this.#faults.count > 0) return { result: 'does-not-hold', detail: this.#faults.text() }
    if (count === 0) return holds('nothing was withheld')
    const what = `${counted(count, 'value')} of ${counted(records, 'record')} ${count === 1 ? 'is' : 'are'} withheld`
    if (this.byLeafOnly === 0)
      return holds(`${what}, and disclosed: digests and leaves come out of what is disclosed`)
    const some = this.#disclosed === 0 ? '' : `${counted(this.#disclosed, 'record')} disclosed; `
    return notChecked(
      `${what}; ${some}the contents of ${counted(this.byLeafOnly, 'record')} are not checked, which ${this.byLeafOnly === 1 ? 'is' : 'are'} proven by leaf only`,
    )
  }

  #tell(
    { source, index }: RawRecord,
    places: readonly WithheldPlace[],
    outcome: WithheldOutcome['outcome'],
  ): void {
    const record = recordRef(source, index)
    for (const { path, reason } of places.slice(0, MOST_TOLD - this.#told.length))
      this.#told.push({ record, path, reason, outcome })
  }

  /** A disclosure that cannot be read is a fault once, and then not asked again. */
  async #orFault<T>(work: () => Promise<T> | undefined): Promise<T | undefined> {
    try {
      return await work()
    } catch (error) {
      if (!(error instanceof EntryFault)) throw error
      this.#faults.add(error.message)
      await this.#walk?.close()
      this.#walk = undefined
      return undefined
    }
  }
}
