import { type BuiltIn, builtInOf } from './built-in.ts'
import { lookedUp } from './names.ts'
import { type ContextValue, context, type Feel, isKind, isList } from './value.ts'

/** DMN 1.5, 10.3.4.10. */
export const CONTEXT_FUNCTIONS: readonly (readonly [string, BuiltIn])[] = [
  [
    'get value',
    builtInOf(
      [['m: context', 'key: string']],
      ([of, key]) => lookedUp((of as ContextValue).entries, key as string) ?? null,
    ),
  ],
  [
    'get entries',
    builtInOf([['m: context']], ([of]) =>
      [...(of as ContextValue).entries].map(([key, value]) =>
        context([
          ['key', key],
          ['value', value],
        ]),
      ),
    ),
  ],
  ['context', builtInOf([['entries: list']], ([entries]) => contextOf(entries as readonly Feel[]))],
  [
    'context put',
    builtInOf(
      [
        ['context: context', 'key: string', 'value: any or null'],
        ['context: context', 'keys: list', 'value: any or null'],
      ],
      ([of, keys, value]) =>
        withEntry(
          of ?? null,
          isList(keys ?? null) ? (keys as readonly Feel[]) : [keys ?? null],
          value ?? null,
        ),
    ),
  ],
  [
    'context merge',
    builtInOf([['contexts: list']], ([contexts]) => {
      const all = contexts as readonly Feel[]
      if (!all.every((each) => isKind(each, 'context'))) return undefined
      return context(all.flatMap(({ entries }) => [...entries]))
    }),
  ],
]

/** From `{key, value}` each; undefined where an item is none, or a key comes twice. */
function contextOf(items: readonly Feel[]): ContextValue | undefined {
  const entries = new Map<string, Feel>()
  for (const item of items) {
    const key = isKind(item, 'context') ? item.entries.get('key') : undefined
    if (!isKind(item, 'context') || typeof key !== 'string' || !item.entries.has('value') || entries.has(key))
      return undefined
    entries.set(key, item.entries.get('value') ?? null)
  }
  return { kind: 'context', entries }
}

function withEntry(of: Feel, [key, ...below]: readonly Feel[], value: Feel): ContextValue | undefined {
  if (!isKind(of, 'context') || typeof key !== 'string') return undefined
  const inner = below.length === 0 ? value : withEntry(of.entries.get(key) ?? null, below, value)
  return inner === undefined ? undefined : { kind: 'context', entries: new Map(of.entries).set(key, inner) }
}
