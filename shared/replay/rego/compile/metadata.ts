import type { Annotation, Module, Rule } from '../ast.ts'
import { RegoRefused } from '../parse/refused.ts'
import { EMPTY_OBJECT, objectOf } from '../values/object.ts'
import type { Value } from '../values/value.ts'
import { AnnotationRefused, type AnnotationValue, annotationValue } from './annotation-value.ts'
import { staticPath } from './heads.ts'
import { idOf } from './rule-id.ts'

interface Placed {
  readonly value: Value
  readonly path: readonly string[]
  readonly line: number
}

interface Scopes {
  readonly rules: ReadonlyMap<Rule, readonly Placed[]>
  /** By the id of what they are about. */
  readonly documents: ReadonlyMap<string, Placed>
  readonly packages: ReadonlyMap<string, Placed>
  readonly subpackages: ReadonlyMap<string, Placed>
}

/** What `rego.metadata.rule` and `rego.metadata.chain` answer. Annotations are read when it is first asked for. */
export class Metadata {
  readonly #modules: readonly Module[]
  #scopes: Scopes | undefined

  constructor(modules: readonly Module[]) {
    this.#modules = modules
  }

  /** The annotation next above the rule that is about this rule alone. Throws RegoRefused. */
  ofRule(rule: Rule): Value {
    return this.#annotationsOf(rule)[0]?.value ?? EMPTY_OBJECT
  }

  /** From the rule out: its own, its document's, its package's, those of the packages around. Throws RegoRefused. */
  chain(rule: Rule, { package: names }: Module): Value {
    const { documents, packages, subpackages } = this.#read()
    const path = [...names, ...staticPath(rule)]
    const own = this.#annotationsOf(rule)
    const around = names.map((_, index) => subpackages.get(idOf(names.slice(0, names.length - index))))
    const links = [documents.get(idOf(path)), packages.get(idOf(names)), ...around, subpackages.get(idOf([]))]
    const first = own.length === 0 ? [objectOf([['path', path]])] : own.map(linkOf)
    return [...first, ...links.flatMap((link) => (link === undefined ? [] : [linkOf(link)]))]
  }

  #annotationsOf(rule: Rule): readonly Placed[] {
    return (this.#read().rules.get(rule) ?? []).toSorted((a, b) => b.line - a.line)
  }

  #read(): Scopes {
    this.#scopes ??= scopesOf(this.#modules)
    return this.#scopes
  }
}

function linkOf({ value, path }: Placed): Value {
  return objectOf([
    ['path', path],
    ['annotations', value],
  ])
}

function scopesOf(modules: readonly Module[]): Scopes {
  const rules = new Map<Rule, Placed[]>()
  const [documents, packages, subpackages] = [
    new Map<string, Placed>(),
    new Map<string, Placed>(),
    new Map<string, Placed>(),
  ]
  for (const module of modules)
    for (const annotation of module.annotations) {
      const refuse = refusalOf(module, annotation)
      const read = valueOf(annotation, refuse)
      const { target } = annotation
      const rule = target.kind === 'rule' ? module.rules[target.index] : undefined
      const path = rule === undefined ? module.package : [...module.package, ...staticPath(rule)]
      const scope = read.scope ?? (rule === undefined ? 'package' : read.isEntrypoint ? 'document' : 'rule')
      const placed = { value: objectOf([['scope', scope], ...read.entries]), path, line: annotation.line }
      if (scope === 'rule' && rule !== undefined) rules.set(rule, [...(rules.get(rule) ?? []), placed])
      else if (scope === 'document' && rule !== undefined) declare(documents, placed, refuse)
      else if (scope === 'package' && rule === undefined) declare(packages, placed, refuse)
      else if (scope === 'subpackages' && rule === undefined) declare(subpackages, placed, refuse)
      else throw refuse(`the annotation scope ${scope.slice(0, 40)} cannot stand here`)
    }
  return { rules, documents, packages, subpackages }
}

type Refuse = (why: string) => RegoRefused

function declare(known: Map<string, Placed>, placed: Placed, refuse: Refuse): void {
  const id = idOf(placed.path)
  if (known.has(id)) throw refuse(`an annotation of ${id} is declared twice`)
  known.set(id, placed)
}

function refusalOf({ path }: Module, { line }: Annotation): Refuse {
  return (why) => new RegoRefused('rego_parse_error', `METADATA: ${why}`, { path, line, column: 1 })
}

function valueOf({ yaml }: Annotation, refuse: Refuse): AnnotationValue {
  try {
    return annotationValue(yaml)
  } catch (error) {
    if (error instanceof AnnotationRefused) throw refuse(error.message)
    throw error
  }
}
