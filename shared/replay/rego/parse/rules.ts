import type { Body, Else, Place, Rule, Term } from '../ast.ts'
import { Bodies } from './bodies.ts'
import { checkDefault } from './default-rule.ts'
import type { Token } from './tokens.ts'

interface Head {
  readonly name: string
  readonly nameAt: Place
  readonly path: readonly Term[]
  readonly args: readonly Term[] | undefined
  readonly value: Term | undefined
  /** Of `contains`. */
  readonly element: Term | undefined
}

interface Written {
  readonly body: Body | undefined
  readonly hasIf: boolean
}

/** The most characters of a head, taken times the bodies that follow it. */
const MOST_HEAD_COPIES = 1_000_000

/** Reads rules. How heads are written has changed over the years; see OPA's parser for the reasons. */
export class Rules extends Bodies {
  /** v1, or v0 that imports rego.v1: `if` and `contains` must be written. */
  protected strict = false

  /** The rules of one head: one a body. */
  protected rules(): readonly Rule[] {
    const { from } = this.reader.token
    if (this.reader.takeKeyword('default')) return [this.#default(from)]
    const head = this.#head()
    const written = this.#written()
    if (this.strict) this.#checkStrict(head, written, from)
    const first = this.#rule(head, written, from)
    return [first, ...this.#moreBodies(head, first)]
  }

  #default(from: number): Rule {
    const head = this.#head()
    if (head.value === undefined) throw this.reader.refused('a default rule must have a value', from)
    const place = checkDefault(head.value, head.args, head.path)
    if (place !== undefined) throw this.reader.refused(place.why, place.at.from)
    return { ...this.#rule(head, { body: undefined, hasIf: false }, from), isDefault: true }
  }

  #head(): Head {
    const { token } = this.reader
    if (token.kind !== 'word' || !(this.reader.atName() || this.reader.atKeywordReference()))
      throw this.reader.unexpected('expected a rule')
    this.reader.take()
    const name = { name: token.text, nameAt: { from: token.from, to: token.to } }
    const { path, args } = this.#reference(token)
    if (args === undefined && this.reader.takeKeyword('contains'))
      return { ...name, path, args, value: undefined, element: this.term() }
    if (!this.reader.takeSign(':=') && !this.reader.takeSign('='))
      return { ...name, path, args, value: undefined, element: undefined }
    return { ...name, path, args, value: this.term(), element: undefined }
  }

  /** What follows the name: in a head a blank may stand before it. */
  #reference(token: Token & { readonly kind: 'word' }): Pick<Head, 'path' | 'args'> {
    const head = this.variable(token.text, { from: token.from, to: token.to })
    if (!this.reader.atSign('.', '[', '(')) return { path: [], args: undefined }
    const term = this.reference(head, 'head')
    switch (term.kind) {
      case 'ref':
        if (term.head.kind !== 'var') break
        return { path: term.path, args: undefined }
      case 'call': {
        const path = term.operator.slice(1).map(({ name, at }): Term => ({ kind: 'string', value: name, at }))
        return { path, args: term.args }
      }
      default:
    }
    throw this.reader.refused('expected a rule head', token.from)
  }

  #written(): Written {
    if (this.reader.takeKeyword('if')) return { body: this.#bodyBehindIf(), hasIf: true }
    return { body: this.reader.atSign('{') ? this.#bracedBody() : undefined, hasIf: false }
  }

  #bracedBody(): Body {
    this.reader.expectSign('{')
    return this.reader.nested(() => this.body('}'))
  }

  /** One expression, or a body in braces: `if {x | …}` is an expression, `if {x}` a body. */
  #bodyBehindIf(): Body {
    if (!this.reader.atSign('{')) return [this.expr()]
    const start = this.reader.place
    const expr = this.reader.attempt(() => this.expr())
    if (!(expr instanceof Error) && !(expr.kind === 'term' && expr.term.kind === 'set')) return [expr]
    this.reader.goTo(start)
    return this.#bracedBody()
  }

  #checkStrict(head: Head, { body, hasIf }: Written, from: number): void {
    const what = head.args === undefined ? 'rule' : 'function'
    if (body !== undefined && !hasIf)
      throw this.reader.refused(`the if keyword is required before a ${what} body`, from)
    if (head.element !== undefined || head.value !== undefined || hasIf) return
    throw this.reader.refused(
      isOldSet(head)
        ? 'the contains keyword is required for partial set rules'
        : `a ${what} must have a value or a body`,
      from,
    )
  }

  #rule(head: Head, { body, hasIf }: Written, from: number): Rule {
    const { name, nameAt, args } = head
    const isSet = head.element !== undefined || (!hasIf && isOldSet(head))
    if (
      !isSet &&
      head.value === undefined &&
      body === undefined &&
      args === undefined &&
      head.path.length === 0
    )
      throw this.reader.refused('a name alone is no rule', from)
    const key = head.element ?? (isSet ? head.path.at(-1) : undefined)
    const path = isSet && head.element === undefined ? head.path.slice(0, -1) : head.path
    const at = this.reader.since(from)
    const value = key ?? head.value ?? { kind: 'boolean', value: true, at }
    const valueWritten = isSet || head.value !== undefined
    const kind = isSet ? 'set' : args === undefined ? 'value' : 'function'
    const rule = { kind, isDefault: false, name, nameAt, path, args, value, valueWritten, body } as const
    const otherwise = this.reader.atKeyword('else') ? this.#otherwise(rule) : []
    return { ...rule, otherwise, at: this.reader.since(from) }
  }

  #otherwise({ kind, path, body }: Pick<Rule, 'kind' | 'path' | 'body'>): readonly Else[] {
    if (body === undefined) throw this.reader.unexpected('there is no body for which this is the else')
    if (kind === 'set') throw this.reader.unexpected('else cannot be used on set rules')
    if (path.some((term) => !isConstant(term)))
      throw this.reader.unexpected('else cannot be used on rules with variables in the head')
    const branches: Else[] = []
    while (this.reader.atKeyword('else')) {
      branches.push(this.#else())
      if (branches.at(-1)?.body === undefined) break
    }
    return branches
  }

  #else(): Else {
    const { from, to } = this.reader.take()
    const hasValue = this.reader.takeSign(':=') || this.reader.takeSign('=')
    const value = hasValue ? this.term() : undefined
    const hasIf = this.reader.takeKeyword('if')
    const braced = this.reader.atSign('{')
    if (!hasIf && !braced && value === undefined)
      throw this.reader.unexpected('expected the value or the body of else')
    if (this.strict && braced && !hasIf)
      throw this.reader.refused('the if keyword is required before a rule body', from)
    const body = braced ? this.#bracedBody() : hasIf ? [this.expr()] : undefined
    return {
      value: value ?? { kind: 'boolean', value: true, at: { from, to } },
      valueWritten: value !== undefined,
      body,
      at: this.reader.since(from),
    }
  }

  /** Each body stands for a whole rule: so their number is bounded by how long the head is. */
  #moreBodies(head: Head, first: Rule): readonly Rule[] {
    const more: Rule[] = []
    const headLength = (first.body?.[0]?.at.from ?? 0) - first.at.from
    while (first.body !== undefined && this.reader.atSign('{')) {
      if (first.otherwise.length > 0) throw this.reader.unexpected('expected else')
      const { from } = this.reader.token
      if (headLength * more.length > MOST_HEAD_COPIES)
        throw this.reader.refused('a rule has too many bodies', from, 'too-large')
      const body = this.#bracedBody()
      more.push({ ...first, args: head.args, body, at: this.reader.since(from) })
    }
    return more
  }
}

/** `p[x]` and `p.x` without `if` and without a value: in v0 the way to write `p contains x`. */
function isOldSet({ args, path, value, element }: Head): boolean {
  return args === undefined && path.length === 1 && value === undefined && element === undefined
}

function isConstant({ kind }: Term): boolean {
  return kind === 'string' || kind === 'number' || kind === 'boolean' || kind === 'null'
}
