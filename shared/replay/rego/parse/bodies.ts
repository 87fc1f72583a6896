import type { Body, Declared, Expr, TemplatePart, Term, VarTerm, With } from '../ast.ts'
import { Composites } from './composites.ts'
import { RELATION } from './operators.ts'
import type { Sign, Token } from './tokens.ts'

/** Reads bodies and their expressions, and template strings, which hold expressions. */
export class Bodies extends Composites {
  /** Expressions up to and with `end`, a line's end or a `;` between them. */
  protected override body(end: Sign): Body {
    if (this.reader.atSign(end)) throw this.reader.refused('found empty body')
    const exprs: Expr[] = []
    for (;;) {
      exprs.push(this.expr())
      const semicolon = this.reader.takeSign(';')
      if (!semicolon && this.reader.takeSign(end)) return exprs
      if (!semicolon && !this.reader.token.newline)
        throw this.reader.unexpected(`expected a line's end, ; or ${end}`)
    }
  }

  protected expr(): Expr {
    const { reader } = this
    const { from } = reader.token
    if (reader.atKeyword('some')) return this.#some(from)
    if (reader.atKeyword('every')) return this.#every(from)
    if (!reader.takeKeyword('not')) return this.#plain(from, 'plain')
    if (reader.atKeyword('some') || reader.atKeyword('every')) throw reader.unexpected('it cannot be negated')
    return this.#plain(from, 'negated')
  }

  #plain(from: number, how: 'plain' | 'negated'): Expr {
    const left = this.reader.atKeywordReference() ? this.#keywordReference() : this.term()
    const sign = this.reader.token
    const name = this.reader.takeSign(':=') ? 'assign' : this.reader.takeSign('=') ? 'eq' : undefined
    const term = name === undefined ? left : this.infixCall(name, sign, [left, this.term()])
    const modifiers = this.#with()
    return { kind: 'term', term, negated: how === 'negated', with: modifiers, at: this.reader.since(from) }
  }

  /** `not.x`, `some.y(1) == 1`: a keyword as the beginning of a reference, then operators. */
  #keywordReference(): Term {
    const word = this.reader.take() as Token & { kind: 'word' }
    const head = this.variable(word.text, { from: word.from, to: word.to })
    return this.infixFrom(this.reference(head))
  }

  #with(): readonly With[] {
    const modifiers: With[] = []
    while (this.reader.atKeyword('with')) {
      const { from } = this.reader.take()
      if (!this.reader.atName())
        throw this.reader.unexpected('expected input, data or the name of a function')
      const target = this.primary()
      if (target.kind !== 'var' && target.kind !== 'ref')
        throw this.reader.refused('expected with target path', target.at.from)
      if (!this.reader.takeKeyword('as')) throw this.reader.unexpected('expected as')
      const value = this.term()
      modifiers.push({ target, value, at: this.reader.since(from) })
    }
    return modifiers
  }

  #some(from: number): Expr {
    this.reader.take()
    const names = this.#names()
    if (names !== undefined) return { kind: 'some', names, with: [], at: this.reader.since(from) }
    const { key, value, domain } = this.#member()
    return { kind: 'some-in', key, value, domain, with: this.#with(), at: this.reader.since(from) }
  }

  /** `some x, y` and no `in` behind it; undefined, and nothing taken, where it is something else. */
  #names(): readonly Declared[] | undefined {
    const start = this.reader.place
    const names: Declared[] = []
    do {
      const { token } = this.reader
      if (token.kind !== 'word' || !this.reader.atName() || token.text === '_') break
      this.reader.take()
      names.push({ name: token.text, at: { from: token.from, to: token.to } })
      if (!this.reader.atSign(',')) {
        if (!this.reader.atKeyword('in') && !this.reader.atTight('[', '.', '(')) return names
        break
      }
    } while (this.reader.takeSign(','))
    this.reader.goTo(start)
    return undefined
  }

  #every(from: number): Expr {
    this.reader.take()
    const { key, value, domain } = this.#member()
    const [keyName, valueName] = [key === undefined ? undefined : this.#named(key), this.#named(value)]
    this.reader.expectSign('{', ', the body of every')
    const body = this.reader.nested(() => this.body('}'))
    const modifiers = this.#with()
    const at = this.reader.since(from)
    return { kind: 'every', key: keyName, value: valueName, domain, body, with: modifiers, at }
  }

  #named(term: Term): VarTerm {
    if (term.kind !== 'var') throw this.reader.refused('expected a variable', term.at.from)
    return term
  }

  /** `v in xs` or `k, v in xs`. */
  #member(): { readonly key: Term | undefined; readonly value: Term; readonly domain: Term } {
    const first = this.infix(RELATION)
    const second = this.reader.takeSign(',') ? this.infix(RELATION) : undefined
    if (!this.reader.takeKeyword('in')) throw this.reader.unexpected('expected `x in xs` or `x, y in xs`')
    const domain = this.infix(RELATION)
    return second === undefined
      ? { key: undefined, value: first, domain }
      : { key: first, value: second, domain }
  }

  protected override templateString(): Term {
    const { from } = this.reader.token
    const parts: TemplatePart[] = []
    for (;;) {
      const token = this.reader.take()
      if (token.kind !== 'template') throw this.reader.refused('expected } to end the expression', token.from)
      if (token.value !== '') parts.push({ kind: 'text', text: token.value })
      if (token.closes) return { kind: 'template', parts, at: this.reader.since(from) }
      parts.push({ kind: 'expression', expr: this.#templateExpr() })
      const { token: behind } = this.reader
      if (behind.kind !== 'template' || behind.opens)
        throw this.reader.unexpected('expected } to end the expression')
    }
  }

  #templateExpr(): Expr {
    const expr = this.reader.nested(() => this.expr())
    if (expr.kind !== 'term' || expr.negated)
      throw this.reader.refused('a template string holds terms only', expr.at.from)
    const { term } = expr
    if (term.kind === 'call' && term.infix && ['assign', 'eq'].includes(term.operator[0]?.name ?? ''))
      throw this.reader.refused('a template string holds no assignment', expr.at.from)
    return expr
  }
}
