import type { Body, CallTerm, Declared, Place, Term } from '../ast.ts'
import { operatorAt, RELATION } from './operators.ts'
import type { Reader } from './reader.ts'
import { RegoRefused } from './refused.ts'
import type { Sign, Token } from './tokens.ts'

/**
 * Reads terms: operators by how they bind, references and calls. What stands in brackets is below (composites.ts).
 * The grammar and its ambiguities are those of OPA's own parser.
 */
export abstract class Terms {
  protected readonly reader: Reader

  constructor(reader: Reader) {
    this.reader = reader
  }

  protected abstract bracketed(): Term
  protected abstract templateString(): Term
  protected abstract body(end: Sign): Body

  /** Any term; `k, v in xs` is one. */
  protected term(): Term {
    return this.reader.nested(() => this.#membership(this.infix(RELATION), 'pairs'))
  }

  /** What a term goes on with, once its beginning is read. */
  protected infixFrom(first: Term): Term {
    return this.reader.nested(() => this.#membership(this.infix(RELATION, first), 'pairs'))
  }

  /** Any term in a list, where a comma begins the next one. */
  protected listTerm(first?: Term): Term {
    return this.reader.nested(() => this.#membership(this.infix(RELATION, first), 'single'))
  }

  /** Operators that bind at least so tightly; all of them go from left to right. */
  protected infix(atLeast: number, first: Term = this.primary()): Term {
    let left = first
    for (let operator = operatorAt(this.reader, atLeast); operator !== undefined;) {
      const sign = this.reader.take()
      const right = this.infix(operator.binds + 1)
      left = this.infixCall(operator.name, sign, [left, right])
      operator = operatorAt(this.reader, atLeast)
    }
    return left
  }

  protected infixCall(name: string, sign: Place, args: readonly Term[]): CallTerm {
    const from = args[0]?.at.from ?? sign.from
    const operator = name.split('.').map((part) => ({ name: part, at: { from: sign.from, to: sign.to } }))
    return { kind: 'call', operator, infix: true, args, at: this.reader.since(from) }
  }

  #membership(first: Term, commas: 'pairs' | 'single'): Term {
    let left = first
    for (;;) {
      const key = commas === 'pairs' ? this.#keyBefore() : undefined
      const sign = this.reader.token
      if (!this.reader.takeKeyword('in')) return left
      const domain = this.infix(RELATION)
      left =
        key === undefined
          ? this.infixCall('internal.member_2', sign, [left, domain])
          : this.infixCall('internal.member_3', sign, [left, key, domain])
    }
  }

  /** The second term of `k, v in`; undefined, and nothing taken, where the comma means something else. */
  #keyBefore(): Term | undefined {
    if (!this.reader.atSign(',')) return undefined
    const comma = this.reader.place
    const second = this.reader.attempt(() => {
      this.reader.take()
      return this.infix(RELATION)
    })
    if (!(second instanceof RegoRefused) && this.reader.atKeyword('in')) return second
    this.reader.goTo(comma)
    return undefined
  }

  /** A term without operators. */
  protected primary(): Term {
    return this.reader.nested(() => this.#primary())
  }

  #primary(): Term {
    const { token } = this.reader
    switch (token.kind) {
      case 'number':
        return this.#number()
      case 'string':
        this.reader.take()
        return this.finish({ kind: 'string', value: token.value, at: this.reader.since(token.from) })
      case 'template':
        return this.finish(this.templateString())
      case 'word':
        return this.#word(token)
      case 'sign':
        return this.#signed(token.text)
      case 'end':
        throw this.reader.unexpected('expected a term')
    }
  }

  #signed(sign: Sign): Term {
    switch (sign) {
      case '-':
        return this.reader.next.kind === 'word' ? this.#negative() : this.#number()
      case '.':
        return this.#number()
      case '[':
      case '{':
        return this.finish(this.bracketed())
      case '(': {
        this.reader.take()
        const inner = this.term()
        this.reader.expectSign(')', ' to end the expression')
        return this.finish(inner)
      }
      default:
        throw this.reader.unexpected('expected a term')
    }
  }

  /** `-x` is `0 - x`. */
  #negative(): Term {
    const minus = this.reader.take()
    const zero: Term = { kind: 'number', text: '0', at: { from: minus.from, to: minus.to } }
    const { token } = this.reader
    if (!this.reader.atName()) throw this.reader.unexpected('expected a number or a name')
    return this.infixCall('minus', minus, [zero, this.#word(token as Token & { kind: 'word' })])
  }

  #number(): Term {
    const { from } = this.reader.token
    const minus = this.reader.takeSign('-') ? '-' : ''
    const zero = this.reader.takeSign('.') ? '0.' : ''
    const { token } = this.reader
    if (token.kind !== 'number') throw this.reader.unexpected('expected a number')
    if (zero === '' && /^0\d/.test(token.text))
      throw this.reader.unexpected('expected a number without leading zero')
    if (zero !== '' && token.text.includes('.')) throw this.reader.unexpected('expected a number')
    this.reader.take()
    const text = `${minus}${zero}${token.text}`
    if (isTooBig(text)) throw this.reader.refused('number too big', from)
    return this.finish({ kind: 'number', text, at: this.reader.since(from) })
  }

  #word(token: Token & { readonly kind: 'word' }): Term {
    const { reader } = this
    const at = { from: token.from, to: token.to }
    if (reader.atName()) {
      reader.take()
      return this.finish(this.variable(token.text, at))
    }
    if (reader.takeKeyword('null')) return this.finish({ kind: 'null', at })
    if (reader.takeKeyword('true')) return this.finish({ kind: 'boolean', value: true, at })
    if (reader.takeKeyword('false')) return this.finish({ kind: 'boolean', value: false, at })
    throw reader.unexpected('expected a term')
  }

  protected variable(name: string, at: Place): Term {
    return { kind: 'var', name: name === '_' ? this.reader.wildcard() : name, at }
  }

  /** The references and calls that follow a term without a blank. */
  protected finish(head: Term): Term {
    if (!this.reader.atTight('.', '[', '(')) return head
    return this.reference(head)
  }

  /** Requires one of the signs at hand. In the head of a rule a blank may stand before the first of them. */
  protected reference(head: Term, where: 'term' | 'head' = 'term'): Term {
    if (!CAN_BE_HEAD.has(head.kind))
      throw this.reader.refused(`a reference cannot begin with a ${head.kind}`, head.at.from)
    let term = head
    let path: Term[] = []
    for (let first = where === 'head'; first || this.reader.atTight('.', '[', '('); first = false) {
      if (this.reader.atSign('.')) path.push(this.#dotted())
      else if (this.reader.atSign('[')) path.push(this.#indexed())
      else {
        if (term.kind === 'call' && path.length === 0) break
        term = this.call(term, path)
        path = []
      }
    }
    return path.length === 0 ? term : { kind: 'ref', head: term, path, at: this.reader.since(head.at.from) }
  }

  #dotted(): Term {
    this.reader.take()
    const { token } = this.reader
    if (token.kind !== 'word' || token.spaced) throw this.reader.unexpected('expected a name')
    this.reader.take()
    return { kind: 'string', value: token.text, at: { from: token.from, to: token.to } }
  }

  #indexed(): Term {
    this.reader.take()
    const index = this.term()
    this.reader.expectSign(']')
    return index
  }

  protected call(head: Term, path: readonly Term[]): Term {
    const operator = nameOf(head, path)
    if (operator === undefined) throw this.reader.refused('only a name can be called', head.at.from)
    this.reader.take()
    const args = this.list(')')
    const at = this.reader.since(head.at.from)
    if (args.length === 0 && operator.length === 1 && operator[0]?.name === 'set')
      return { kind: 'set', items: [], at }
    return { kind: 'call', operator, infix: false, args, at }
  }

  /** Terms with commas between them, up to and with `end`; the last may have a comma behind it. */
  protected list(end: Sign, first?: Term): readonly Term[] {
    const terms: Term[] = first === undefined ? [] : [first]
    while (!this.reader.atSign(end)) {
      if (terms.length > 0) this.reader.expectSign(',', ` or ${end}`)
      if (!this.reader.atSign(end)) terms.push(this.listTerm())
    }
    this.reader.take()
    return terms
  }
}

const CAN_BE_HEAD: ReadonlySet<Term['kind']> = new Set<Term['kind']>([
  'var',
  'array',
  'set',
  'object',
  'array-comprehension',
  'set-comprehension',
  'object-comprehension',
  'call',
])

function nameOf(head: Term, path: readonly Term[]): readonly Declared[] | undefined {
  if (head.kind !== 'var') return undefined
  const names: Declared[] = [{ name: head.name, at: head.at }]
  for (const part of path) {
    if (part.kind !== 'string') return undefined
    names.push({ name: part.value, at: part.at })
  }
  return names
}

/** OPA's limit: 2^±100000. It is in digits here, and by some more strict; no policy needs either. */
const MOST_EXPONENT = 30_000

function isTooBig(text: string): boolean {
  const exponent = Number(/[eE]([+-]?\d+)$/.exec(text)?.[1] ?? 0)
  return Math.abs(exponent) > MOST_EXPONENT || text.length > MOST_EXPONENT
}
