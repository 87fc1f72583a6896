import type { Composite } from './composite.ts'
import type { Expression, Parameter, UnaryTests } from './feel/syntax.ts'
import type { FeelType } from './feel/type.ts'
import type { Aggregation, HitPolicy, Place, Text } from './model.ts'

/** A boxed expression whose FEEL is read. `type` is of its value; undefined: any. */
export type Boxed = (
  | { readonly kind: 'expression'; readonly expression: Expression; readonly text: Text }
  | BoxedTable
  | { readonly kind: 'function'; readonly parameters: readonly Parameter[]; readonly body: Boxed | undefined }
  | Composite<BoxedParts>
) & { readonly type: FeelType | undefined }

interface BoxedParts {
  readonly part: Boxed
  readonly entry: BoxedEntry
}

export interface BoxedEntry {
  /** As written; undefined: the result of the context. */
  readonly name: string | undefined
  readonly type: FeelType
  readonly boxed: Boxed | undefined
}

export interface BoxedTable {
  readonly kind: 'table'
  readonly hitPolicy: HitPolicy
  readonly aggregation: Aggregation | undefined
  readonly inputs: readonly BoxedInput[]
  readonly outputs: readonly BoxedOutput[]
  readonly rules: readonly BoxedRule[]
  readonly type: FeelType | undefined
  readonly place: Place
}

export interface BoxedInput {
  readonly expression: Expression
  readonly text: Text
  readonly type: FeelType
  readonly values: UnaryTests | undefined
}

export interface BoxedOutput {
  readonly name: string | undefined
  readonly type: FeelType
  /** In the order of their priority. */
  readonly values: UnaryTests | undefined
  readonly default: Expression | undefined
}

export interface BoxedRule {
  /** As formats.md names it: the rule's id, else `TABLE#n`. */
  readonly id: string
  /** `OWNER#n`, whose owner is the decision or the knowledge model that the table is in. */
  readonly position: string
  readonly inputs: readonly UnaryTests[]
  readonly inputTexts: readonly Text[]
  readonly outputs: readonly (Expression | undefined)[]
  readonly outputTexts: readonly Text[]
  readonly place: Place
}

/** A boxed expression and all below it, the outermost first. */
export function boxedWithin(boxed: Boxed): readonly Boxed[] {
  const all: Boxed[] = []
  const open = [boxed]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    all.push(next)
    open.push(...below(next).toReversed())
  }
  return all
}

function below(boxed: Boxed): readonly Boxed[] {
  switch (boxed.kind) {
    case 'expression':
    case 'table':
      return []
    case 'context':
      return boxed.entries.flatMap((entry) => entry.boxed ?? [])
    case 'invocation':
      return [boxed.called, ...boxed.bindings.flatMap((binding) => binding.boxed ?? [])]
    case 'list':
      return boxed.items
    case 'relation':
      return boxed.rows.flat()
    case 'function':
      return boxed.body === undefined ? [] : [boxed.body]
    case 'conditional':
      return [boxed.condition, boxed.whenTrue, boxed.whenNot]
    case 'filter':
      return [boxed.in, boxed.match]
    case 'for':
    case 'quantified':
      return [boxed.in, boxed.body]
  }
}
