import type { Place } from '../ast.ts'
import type { RegoRefused } from '../parse/refused.ts'
import type { ResolvedVar } from './resolved.ts'

/** How a name came to be known in a scope. */
type Occurrence = 'seen' | 'argument' | 'assigned' | 'declared'

interface Known {
  readonly variable: ResolvedVar
  readonly occurrence: Occurrence
  readonly at: Place
  used: boolean
}

interface Scope {
  readonly known: Map<string, Known>
  /** Names that are declared somewhere in it, before or behind: they are no rules and no imports. */
  readonly declared: ReadonlySet<string>
}

/** What a message says of a name that is declared again. */
const ABOVE: Readonly<Record<Occurrence, (name: string) => string>> = {
  seen: (name) => `var ${name} referenced above`,
  argument: (name) => `arg ${name} redeclared`,
  assigned: (name) => `var ${name} assigned above`,
  declared: (name) => `var ${name} declared above`,
}

type Refuse = (message: string, at: Place) => RegoRefused

/** The variables of one rule or query: their numbers, and which name means which where. */
export class Variables {
  readonly #names: string[] = []
  readonly #refuse: Refuse
  #scopes: Scope[] = []
  /** Names that nothing declares are one variable wherever they stand. */
  #free = new Map<string, ResolvedVar>()

  constructor(refuse: Refuse) {
    this.#refuse = refuse
  }

  get count(): number {
    return this.#names.length
  }

  /** What a variable was written as; generated ones begin with `$`, as wildcards do. */
  nameOf({ id }: ResolvedVar): string {
    return this.#names[id] ?? '$'
  }

  fresh(name = '$'): ResolvedVar {
    this.#names.push(name)
    return { kind: 'var', id: this.#names.length - 1 }
  }

  /** Within `read` names are looked up in a new scope first. */
  scoped<Result>(declared: ReadonlySet<string>, read: () => Result): Result {
    this.#scopes.push({ known: new Map(), declared })
    const result = read()
    this.#checkUsed(this.#scopes.pop())
    return result
  }

  /**
   * Within `read` the innermost scope has more names, and what is declared in it or met for the first time is not known
   * after: each branch of a rule has the arguments, and all else for itself.
   */
  branch<Result>(declared: ReadonlySet<string>, read: () => Result): Result {
    const [scopes, free] = [this.#scopes, this.#free]
    const innermost = scopes.at(-1)
    const scope = {
      known: new Map(innermost?.known),
      declared: new Set([...(innermost?.declared ?? []), ...declared]),
    }
    this.#scopes = [...scopes.slice(0, -1), scope]
    this.#free = new Map()
    const result = read()
    this.#checkUsed(scope)
    this.#scopes = scopes
    this.#free = free
    return result
  }

  #checkUsed(scope: Scope | undefined): void {
    for (const [name, { occurrence, used, at }] of scope?.known ?? [])
      if (occurrence === 'declared' && !used && !name.startsWith('$'))
        throw this.#refuse(`declared var ${name} unused`, at)
  }

  /** Throws where the innermost scope knows the name already. */
  declare(name: string, occurrence: Exclude<Occurrence, 'seen'>, at: Place): ResolvedVar {
    const scope = this.#scopes.at(-1)
    const before = scope?.known.get(name)
    if (before?.occurrence === 'argument' && occurrence === 'argument') return before.variable
    if (before !== undefined) throw this.#refuse(ABOVE[before.occurrence](name), at)
    const variable = this.fresh(name)
    scope?.known.set(name, { variable, occurrence, at, used: false })
    return variable
  }

  /** Whether the name is declared, or will be, in a scope around this place. */
  shadows(name: string): boolean {
    return this.#scopes.some(({ known, declared }) => {
      const occurrence = known.get(name)?.occurrence
      return declared.has(name) || (occurrence !== undefined && occurrence !== 'seen')
    })
  }

  isDeclared(name: string): boolean {
    const known = this.#find(name)
    return known !== undefined && known.occurrence !== 'seen'
  }

  /** The variable that a name means here. */
  named(name: string, at: Place): ResolvedVar {
    const known = this.#find(name)
    if (known !== undefined) {
      known.used = true
      return known.variable
    }
    const variable = this.#free.get(name) ?? this.fresh(name)
    this.#free.set(name, variable)
    this.#scopes.at(-1)?.known.set(name, { variable, occurrence: 'seen', at, used: true })
    return variable
  }

  /** Names of the innermost scope, in the order in which they were met. */
  names(): ReadonlyMap<string, ResolvedVar> {
    return new Map([...(this.#scopes.at(-1)?.known ?? [])].map(([name, { variable }]) => [name, variable]))
  }

  #find(name: string): Known | undefined {
    for (let at = this.#scopes.length - 1; at >= 0; at -= 1) {
      const known = this.#scopes[at]?.known.get(name)
      if (known !== undefined) return known
    }
    return undefined
  }
}
