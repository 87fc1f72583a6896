/**
 * Boxed expressions that are made of others (DMN 1.5, 10.2), alike before their FEEL is read and after. An entry is a
 * part with its name.
 */
export type Composite<Part, Entry> =
  | { readonly kind: 'context'; readonly entries: readonly Entry[] }
  | { readonly kind: 'invocation'; readonly called: Part; readonly bindings: readonly Entry[] }
  | { readonly kind: 'list'; readonly items: readonly Part[] }
  | {
      readonly kind: 'relation'
      readonly columns: readonly string[]
      readonly rows: readonly (readonly Part[])[]
    }
  | {
      readonly kind: 'conditional'
      readonly condition: Part
      readonly whenTrue: Part
      readonly whenNot: Part
    }
  | { readonly kind: 'filter'; readonly in: Part; readonly match: Part }
  | { readonly kind: 'for'; readonly variable: string; readonly in: Part; readonly body: Part }
  | {
      readonly kind: 'quantified'
      readonly quantifier: 'some' | 'every'
      readonly variable: string
      readonly in: Part
      readonly body: Part
    }
