import type { JsonValue } from '../../model/json.ts'
import type { SourceText } from './store-refused.ts'

/** An expression as it is written, and where. */
export interface ExpressionText {
  readonly source: SourceText
  readonly text: string
  /** Offset of its scalar in the file, in UTF-16 units. */
  readonly at: number
}

export type ConditionText =
  | { readonly op: 'expr'; readonly expression: ExpressionText }
  | { readonly op: 'all' | 'any' | 'none'; readonly of: readonly ConditionText[] }

export type Effect = 'permit' | 'deny'

/** Where a rule stands in its file, in UTF-16 units. */
export interface Span {
  readonly from: number
  readonly to: number
}

export interface Imported<Value> {
  readonly imports: readonly string[]
  readonly local: ReadonlyMap<string, Value>
}

interface PolicyBase {
  readonly source: SourceText
  readonly span: Span
  readonly name: string
  /** Those of the deprecated top-level field too. */
  readonly variables: Imported<ExpressionText>
  readonly constants: Imported<JsonValue>
}

interface Versioned extends PolicyBase {
  readonly version: string
  readonly scope: string
  readonly scopePermissions: 'override' | 'consent'
}

interface RuleBase extends Span {
  readonly name: string
  readonly condition: ConditionText | undefined
  readonly outputs: readonly ExpressionText[]
}

export interface ResourceRule extends RuleBase {
  readonly actions: readonly string[]
  readonly roles: readonly string[]
  readonly derivedRoles: readonly string[]
  readonly effect: Effect
}

export interface SchemaReference {
  readonly ref: string
  /** Patterns of actions for which it is not held. */
  readonly ignoredFor: readonly string[]
}

export interface ResourcePolicy extends Versioned {
  readonly kind: 'resource'
  readonly importDerivedRoles: readonly string[]
  readonly rules: readonly ResourceRule[]
  readonly schemas: {
    readonly principal: SchemaReference | undefined
    readonly resource: SchemaReference | undefined
  }
}

export interface PrincipalRule extends RuleBase {
  readonly resource: string
  readonly action: string
  readonly effect: Effect
}

export interface PrincipalPolicy extends Versioned {
  readonly kind: 'principal'
  readonly rules: readonly PrincipalRule[]
}

export interface RoleRule extends RuleBase {
  readonly resource: string
  readonly allowActions: readonly string[]
  /** Counted from 0 among the rules for the same resource. */
  readonly indexOfResource: number
}

export interface RolePolicy extends PolicyBase {
  readonly kind: 'role'
  readonly version: string
  readonly scope: string
  readonly parentRoles: readonly string[]
  readonly rules: readonly RoleRule[]
}

export interface DerivedRole extends Span {
  readonly name: string
  readonly parentRoles: readonly string[]
  readonly condition: ConditionText | undefined
}

export interface DerivedRoles extends PolicyBase {
  readonly kind: 'derivedRoles'
  readonly definitions: readonly DerivedRole[]
}

export interface Exports extends PolicyBase {
  readonly kind: 'exportVariables' | 'exportConstants'
}

export type Policy = ResourcePolicy | PrincipalPolicy | RolePolicy | DerivedRoles | Exports
