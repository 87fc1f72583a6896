import type { TallyKind } from '../../model/case-tally.ts'
import { isKept } from './bounds.ts'

interface Named<Tally> {
  readonly kind: TallyKind
  readonly id: string
  readonly version: string
  readonly tally: Tally
}

/** A tally for each id and version met, as many as are kept; one for what names none, one for the rest. */
export class NamedTallies<Tally> {
  readonly #make: (id: string, version: string) => Tally
  readonly #most: number
  readonly #byId = new Map<string, Map<string, Tally>>()
  readonly #named: Named<Tally>[] = []
  #none: Tally | undefined
  #further: Tally | undefined

  constructor(most: number, make: (id: string, version: string) => Tally) {
    this.#most = most
    this.#make = make
  }

  of(name: { readonly id: string; readonly version: string } | undefined): {
    readonly kind: TallyKind
    readonly tally: Tally
  } {
    if (name === undefined) return { kind: 'none', tally: (this.#none ??= this.#make('', '')) }
    const { id, version } = name
    const known = this.#byId.get(id)?.get(version)
    if (known !== undefined) return { kind: 'named', tally: known }
    if (this.#named.length >= this.#most || !isKept(id, version))
      return { kind: 'further', tally: (this.#further ??= this.#make('', '')) }
    const tally = this.#make(id, version)
    const versions = this.#byId.get(id) ?? new Map<string, Tally>()
    this.#byId.set(id, versions)
    versions.set(version, tally)
    this.#named.push({ kind: 'named', id, version, tally })
    return { kind: 'named', tally }
  }

  /** In the order in which they were met, `none` and `further` last. */
  all(): readonly Named<Tally>[] {
    const others = [
      { kind: 'none', tally: this.#none },
      { kind: 'further', tally: this.#further },
    ] as const
    return [
      ...this.#named,
      ...others.flatMap(({ kind, tally }) =>
        tally === undefined ? [] : [{ kind, id: '', version: '', tally }],
      ),
    ]
  }
}
