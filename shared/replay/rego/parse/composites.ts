import type { Body, Term } from '../ast.ts'
import { RegoRefused } from './refused.ts'
import { Terms } from './terms.ts'
import type { Sign } from './tokens.ts'

type Entry = readonly [Term, Term]

/**
 * Arrays, sets, objects and comprehensions. `{a | b}` is a comprehension, `{a | b, c}` a set whose first element is a
 * union: what follows the bar is read as a body first, and as an operator only where that does not go up.
 */
export abstract class Composites extends Terms {
  /** Bars that are known to begin no body: each is tried once, so that reading stays linear in the text. */
  readonly #operatorBars = new Map<number, RegoRefused>()

  protected override bracketed(): Term {
    const from = this.reader.take()
    return from.kind === 'sign' && from.text === '[' ? this.#array(from.from) : this.#braced(from.from)
  }

  #array(from: number): Term {
    if (this.reader.takeSign(']')) return { kind: 'array', items: [], at: this.reader.since(from) }
    const bars = this.#leadingComma()
    const first = this.primary()
    const body = bars ? this.#bodyBehindBar(']') : undefined
    if (body !== undefined)
      return { kind: 'array-comprehension', term: first, body, at: this.reader.since(from) }
    const items = this.#otherwise(first, (head) => this.list(']', head))
    return { kind: 'array', items, at: this.reader.since(from) }
  }

  #braced(from: number): Term {
    if (this.reader.takeSign('}')) return { kind: 'object', entries: [], at: this.reader.since(from) }
    const bars = this.#leadingComma()
    const first = this.primary()
    if (this.reader.takeSign(':')) return this.#object(from, first, bars)
    const body = bars ? this.#bodyBehindBar('}') : undefined
    if (body !== undefined)
      return { kind: 'set-comprehension', term: first, body, at: this.reader.since(from) }
    return this.#otherwise(first, (head) => {
      if (this.reader.takeSign(':')) return this.#object(from, head, bars)
      return { kind: 'set', items: this.list('}', head), at: this.reader.since(from) }
    })
  }

  #object(from: number, key: Term, bars: boolean): Term {
    const first = this.primary()
    const body = bars ? this.#bodyBehindBar('}') : undefined
    if (body !== undefined)
      return { kind: 'object-comprehension', key, value: first, body, at: this.reader.since(from) }
    return this.#otherwise(first, (value) => {
      const entries = this.#entries([key, value])
      return { kind: 'object', entries, at: this.reader.since(from) }
    })
  }

  #entries(first: Entry): readonly Entry[] {
    const entries: Entry[] = [first]
    while (!this.reader.takeSign('}')) {
      this.reader.expectSign(',', ' or }')
      if (this.reader.atSign('}')) continue
      const key = this.listTerm()
      this.reader.expectSign(':')
      entries.push([key, this.listTerm()])
    }
    return entries
  }

  /** A comma may stand before the first element, and then there is no comprehension. */
  #leadingComma(): boolean {
    return !this.reader.takeSign(',')
  }

  #bodyBehindBar(end: Sign): Body | undefined {
    const bar = this.reader.place
    if (!this.reader.atSign('|') || this.#operatorBars.has(bar)) return undefined
    const body = this.reader.attempt(() => {
      this.reader.take()
      return this.reader.nested(() => this.body(end))
    })
    if (!(body instanceof RegoRefused)) return body
    this.#operatorBars.set(bar, body)
    return undefined
  }

  /** Goes on from the first term with operators. Where that fails too, what was wrong with the body is told. */
  #otherwise<Node>(first: Term, read: (head: Term) => Node): Node {
    const failed = this.#operatorBars.get(this.reader.place)
    try {
      return read(this.listTerm(first))
    } catch (error) {
      throw failed !== undefined && error instanceof RegoRefused && error.code !== 'too-large'
        ? failed
        : error
    }
  }
}
