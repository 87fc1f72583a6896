/**
 * Boxed expressions that are made of others (DMN 1.5, 10.2), alike before their FEEL is read and after. `Of` says what
 * their parts are, and their entries: parts with a name.
 */
export type Composite<Of extends { readonly part: unknown; readonly entry: unknown }> =
  | { readonly kind: 'context'; readonly entries: readonly Of['entry'][] }
  | { readonly kind: 'invocation'; readonly called: Of['part']; readonly bindings: readonly Of['entry'][] }
  | { readonly kind: 'list'; readonly items: readonly Of['part'][] }
  | {
      readonly kind: 'relation'
      readonly columns: readonly string[]
      readonly rows: readonly (readonly Of['part'][])[]
    }
  | {
      readonly kind: 'conditional'
      readonly condition: Of['part']
      readonly whenTrue: Of['part']
      readonly whenNot: Of['part']
    }
  | { readonly kind: 'filter'; readonly in: Of['part']; readonly match: Of['part'] }
  | { readonly kind: 'for'; readonly variable: string; readonly in: Of['part']; readonly body: Of['part'] }
  | {
      readonly kind: 'quantified'
      readonly quantifier: 'some' | 'every'
      readonly variable: string
      readonly in: Of['part']
      readonly body: Of['part']
    }
