import type { JsonValue } from '../../model/json.ts'
import type { SourceText } from './store-refused.ts'
import type { MapPart, Part } from './yaml-parts.ts'

/**
 * The fields of a mapping, taken one by one; what is left over at the end is refused, as a PDP refuses it. A field
 * goes by its name in JSON (`derivedRoles`) or in protobuf (`derived_roles`). Everything throws StoreRefused.
 */
export class Fields {
  readonly source: SourceText
  readonly part: MapPart
  readonly #taken = new Set<string>()

  constructor(source: SourceText, part: MapPart) {
    this.source = source
    this.part = part
  }

  /** Undefined: it is not there, or null. */
  take(name: string): Part | undefined {
    const names = [name, name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)]
    const found = [...new Set(names)].filter((each) => this.part.entries.has(each))
    if (found.length > 1) this.source.refuse(`${name} stands there twice`, this.part.from)
    for (const each of found) this.#taken.add(each)
    const part = found[0] === undefined ? undefined : this.part.entries.get(found[0])?.part
    return part?.kind === 'scalar' && part.value === null ? undefined : part
  }

  /** A text; empty where it is not there. */
  text(name: string): string {
    const part = this.take(name)
    if (part === undefined) return ''
    return part.kind === 'scalar' ? part.text : this.source.refuse(`${name} is no text`, part.from)
  }

  /** A text that must be there. */
  required(name: string): string {
    const text = this.text(name)
    return text === '' ? this.source.refuse(`${name} is missing`, this.part.from) : text
  }

  list(name: string): readonly Part[] {
    const part = this.take(name)
    if (part === undefined) return []
    return part.kind === 'list' ? part.items : this.source.refuse(`${name} is no list`, part.from)
  }

  texts(name: string): readonly string[] {
    return this.list(name).map((part) =>
      part.kind === 'scalar' && part.text !== ''
        ? part.text
        : this.source.refuse(`${name}: no text`, part.from),
    )
  }

  fields(name: string): Fields | undefined {
    const part = this.take(name)
    return part === undefined ? undefined : fieldsOf(this.source, part, name)
  }

  flag(name: string): boolean {
    const part = this.take(name)
    if (part === undefined) return false
    if (part.kind === 'scalar' && typeof part.value === 'boolean') return part.value
    return this.source.refuse(`${name} is neither true nor false`, part.from)
  }

  /** Refuses what nothing has taken. */
  end(): void {
    for (const [name, { at }] of this.part.entries)
      if (!this.#taken.has(name)) this.source.refuse(`unknown field ${JSON.stringify(name)}`, at)
  }
}

/** The fields of what must be a mapping; `what` names it. Throws StoreRefused. */
export function fieldsOf(source: SourceText, part: Part, what: string): Fields {
  return part.kind === 'map' ? new Fields(source, part) : source.refuse(`${what} is no mapping`, part.from)
}

/** The value of a part, as JSON. */
export function jsonOf(source: SourceText, part: Part): JsonValue {
  if (part.kind === 'list') return part.items.map((item) => jsonOf(source, item))
  if (part.kind === 'map')
    // From entries: a key may be `__proto__`.
    return Object.fromEntries([...part.entries].map(([name, entry]) => [name, jsonOf(source, entry.part)]))
  return (
    part.value ?? (part.value === null ? null : source.refuse(`${part.text}: no plain number`, part.from))
  )
}
