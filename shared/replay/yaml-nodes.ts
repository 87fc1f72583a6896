import { isAlias, isMap, isScalar, isSeq, parseDocument, type Scalar } from 'yaml'

interface Placed {
  /** Offsets in the text, in UTF-16 units. */
  readonly from: number
  readonly to: number
}

/** A scalar, as it is written: numbers and `true` are texts too. */
export interface YamlText extends Placed {
  readonly kind: 'text'
  readonly text: string
  readonly isNull: boolean
}

export interface YamlList extends Placed {
  readonly kind: 'list'
  readonly items: readonly YamlNode[]
}

export interface YamlMap extends Placed {
  readonly kind: 'map'
  readonly entries: ReadonlyMap<string, YamlEntry>
}

export interface YamlEntry {
  /** Offset of the key. */
  readonly at: number
  readonly value: YamlNode
}

/** A value of a YAML or JSON text, with its place. */
export type YamlNode = YamlText | YamlList | YamlMap

export type YamlReading =
  | { readonly ok: true; readonly root: YamlNode }
  | { readonly ok: false; readonly problem: string; readonly at: number | undefined }

/** The library takes about 8 µs and a kilobyte for a character at worst. */
const MOST_CHARS = 2 * 1024 * 1024
const MOST_DEPTH = 60

/**
 * Reads one YAML 1.2 document, or JSON, with places. Refused: keys that stand there twice or are no scalar, merge
 * keys, aliases, depth. Never throws: the text is hostile.
 */
export function readYamlNodes(text: string): YamlReading {
  if (text.length > MOST_CHARS) return refuse(`it is longer than ${MOST_CHARS} characters`)
  const document = parseDocument(text, {
    version: '1.2',
    schema: 'core',
    intAsBigInt: true,
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'error',
  })
  const [error] = document.errors
  if (error !== undefined) return refuse(wordsFor(error.code, error.message), error.pos[0])
  try {
    return { ok: true, root: nodeOf(document.contents, 0) }
  } catch (refused) {
    if (refused instanceof Refused) return refuse(refused.message, refused.at)
    throw refused
  }
}

class Refused extends Error {
  readonly at: number | undefined

  constructor(problem: string, at: number | undefined) {
    super(problem)
    this.at = at
  }
}

function nodeOf(node: unknown, depth: number): YamlNode {
  const [from, to] = rangeOf(node)
  if (depth > MOST_DEPTH) throw new Refused('its values stand too deep in one another', from)
  if (node === null || node === undefined) return { kind: 'text', text: '', isNull: true, from, to }
  if (isScalar(node)) return { kind: 'text', text: written(node), isNull: isNull(node), from, to }
  if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => nodeOf(item, depth + 1)), from, to }
  if (isAlias(node)) throw new Refused('aliases are not read: write the value out', from)
  if (!isMap(node)) throw new Refused('it is no value', from)
  const entries = new Map<string, YamlEntry>()
  for (const { key, value } of node.items) {
    const [at] = rangeOf(key)
    if (!isScalar(key)) throw new Refused('a key is neither text nor number', at)
    const name = written(key)
    if (name === '<<') throw new Refused('merge keys (<<) are not read: write the fields out', at)
    if (entries.has(name)) throw new Refused(`the key ${name.slice(0, 60)} stands there twice`, at)
    entries.set(name, { at, value: nodeOf(value, depth + 1) })
  }
  return { kind: 'map', entries, from, to }
}

/**
 * The offset in the file of an offset in a scalar's text; the scalar's own where its text is not written there as it
 * is (escapes, folded lines).
 */
export function placeInText(file: string, { text, from, to }: YamlText, offset: number): number {
  for (const start of [from, from + 1]) if (file.startsWith(text, start)) return start + offset
  const [header = '', ...lines] = file.slice(from, to).split('\n')
  if (!header.startsWith('|')) return from
  const indent = /^ */.exec(lines.find((line) => line.trim() !== '') ?? '')?.[0].length ?? 0
  const before = text.slice(0, offset).split('\n')
  const column = before.at(-1)?.length ?? 0
  const skipped = lines.slice(0, before.length - 1).reduce((sum, line) => sum + line.length + 1, 0)
  return from + header.length + 1 + skipped + indent + column
}

function written(node: Scalar): string {
  if (isNull(node)) return ''
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value))
}

function isNull({ value, type }: Scalar): boolean {
  return value === null && type === 'PLAIN'
}

function rangeOf(node: unknown): readonly [number, number] {
  const { range } = (node ?? {}) as { readonly range?: readonly number[] | null }
  return [range?.[0] ?? 0, range?.[1] ?? 0]
}

function wordsFor(code: string, message: string): string {
  if (code === 'MULTIPLE_DOCS') return 'it holds more than one document'
  return message.startsWith('Maximum call stack') ? 'its values stand too deep in one another' : message
}

function refuse(problem: string, at?: number): YamlReading {
  return { ok: false, problem: problem.slice(0, 200), at }
}
