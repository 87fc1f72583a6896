import { append } from './append.ts'
import type { Body, Expr, Import, Module, Place, RegoVersion, Rule, Term } from '../ast.ts'
import { annotationsOf } from './annotations.ts'
import { checkDepth } from './depth.ts'
import { FUTURE_KEYWORDS, Reader } from './reader.ts'
import { RegoRefused } from './refused.ts'
import { Rules } from './rules.ts'

/** The most that one text may hold, in UTF-16 units; modules that people maintain have some ten thousand. */
export const MOST_MODULE_LENGTH = 4 * 1024 * 1024

/** A module of Rego. The text is hostile: time and memory are linear in it. Throws RegoRefused. */
export function parseModule(text: string, path: string, version: RegoVersion): Module {
  checkLength(text, path)
  const module = new Modules(new Reader(text, path, version), version).module()
  checkDepth(module.rules, path)
  return module
}

/** A query in v1, as it is put to an engine: `data.authz.allow = x`. Throws RegoRefused with an empty path. */
export function parseQuery(text: string): Body {
  checkLength(text, '')
  const query = new Modules(new Reader(text, '', 'v1'), 'v1').query()
  checkDepth(query, '')
  return query
}

function checkLength(text: string, path: string): void {
  if (text.length > MOST_MODULE_LENGTH)
    throw new RegoRefused(
      'too-large',
      `it has ${text.length} characters, more than the ${MOST_MODULE_LENGTH} that are read`,
      { path, line: 1, column: 1 },
    )
}

class Modules extends Rules {
  readonly #version: RegoVersion

  constructor(reader: Reader, version: RegoVersion) {
    super(reader)
    this.#version = version
    this.strict = version === 'v1'
  }

  module(): Module {
    const { reader } = this
    if (reader.atEnd()) throw reader.refused('empty module')
    if (!reader.takeKeyword('package')) throw reader.refused('package expected')
    const packageAt = reader.token
    const names = this.#path()
    const imports: Import[] = []
    const rules: Rule[] = []
    while (!reader.atEnd()) {
      if (reader.atKeyword('import')) imports.push(this.#import())
      else if (reader.atKeyword('package')) throw reader.refused('unexpected package')
      else append(rules, this.rules())
    }
    return {
      path: reader.path,
      version: this.strict ? 'v1' : this.#version,
      package: names,
      packageAt: { from: packageAt.from, to: packageAt.to },
      imports,
      rules,
      annotations: annotationsOf(reader, packageAt.from, imports, rules),
      lineStarts: reader.lineStarts,
    }
  }

  query(): Body {
    const exprs: Expr[] = []
    while (!this.reader.atEnd()) {
      exprs.push(this.expr())
      while (this.reader.takeSign(';'));
    }
    if (exprs.length === 0) throw this.reader.refused('the query is empty')
    return exprs
  }

  #path(): readonly string[] {
    const { token } = this.reader
    if (token.kind !== 'word') throw this.reader.unexpected('expected a path')
    this.reader.take()
    const head = this.variable(token.text, token)
    const term = this.finish(head)
    const parts = term.kind === 'ref' && term.head === head ? term.path : []
    if (term.kind !== 'ref' && term !== head) throw this.reader.refused('expected a path', token.from)
    return [token.text, ...parts.map((part) => this.#name(part))]
  }

  #name(part: Term): string {
    if (part.kind !== 'string') throw this.reader.refused('expected a string in the path', part.at.from)
    return part.value
  }

  #import(): Import {
    const { reader } = this
    const { from } = reader.take()
    const path = this.#path()
    const at = reader.since(from)
    const alias = reader.takeKeyword('as') ? this.#alias() : undefined
    this.#checkImport(path, alias, at)
    if (path[0] === 'rego') this.#importV1()
    if (path[0] === 'future') this.#importKeywords(path, at)
    return { path, alias, at: reader.since(from) }
  }

  #alias(): string {
    const { token } = this.reader
    if (token.kind !== 'word' || !this.reader.atName()) throw this.reader.unexpected('expected a name')
    this.reader.take()
    return token.text
  }

  #checkImport(path: readonly string[], alias: string | undefined, at: Place): void {
    const [root = ''] = path
    const last = path.at(-1) ?? ''
    if (!['data', 'input', 'future', 'rego'].includes(root))
      throw this.reader.refused(
        `unexpected import path, must begin with data, input, future or rego: ${root}`,
        at.from,
      )
    if (root === 'rego' && (path.length !== 2 || last !== 'v1'))
      throw this.reader.refused(`invalid import ${path.join('.')}, must be rego.v1`, at.from)
    if (root === 'future' && (path[1] !== 'keywords' || path.length > 3))
      throw this.reader.refused('invalid import, must be future.keywords', at.from)
    if ((root === 'future' || root === 'rego') && alias !== undefined)
      throw this.reader.refused(`imports of ${root} cannot be aliased`, at.from)
    if (root !== 'future' && alias === undefined && this.reader.isKeyword(last))
      throw this.reader.refused(`unexpected import path, must not end with a keyword: ${last}`, at.from)
  }

  #importV1(): void {
    this.strict = true
    for (const keyword of FUTURE_KEYWORDS) this.reader.addKeyword(keyword)
  }

  /** `every` brings `in` along. */
  #importKeywords(path: readonly string[], at: Place): void {
    const [, , word] = path
    const known = FUTURE_KEYWORDS.filter((keyword) => word === undefined || keyword === word)
    if (known.length === 0)
      throw this.reader.refused(
        `the keyword ${word} (import future.keywords.${word}) is not evaluated`,
        at.from,
      )
    for (const keyword of known) this.reader.addKeyword(keyword)
    if (word === 'every') this.reader.addKeyword('in')
  }
}
