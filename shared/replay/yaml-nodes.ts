import { isAlias, isMap, isScalar, isSeq, parseDocument, type Scalar } from 'yaml'
import { isPlainNull, KEY_IS_NO_SCALAR, problemWithKey, rangeOf, textAsWritten } from './yaml-library.ts'

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
const NOWHERE = { from: 0, to: 0 } as const

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
  const { from, to } = rangeOf(node) ?? NOWHERE
  if (depth > MOST_DEPTH) throw new Refused('its values stand too deep in one another', from)
  if (node === null || node === undefined) return { kind: 'text', text: '', isNull: true, from, to }
  if (isScalar(node)) return { kind: 'text', text: written(node), isNull: isPlainNull(node), from, to }
  if (isSeq(node)) return { kind: 'list', items: node.items.map((item) => nodeOf(item, depth + 1)), from, to }
  if (isAlias(node)) throw new Refused('aliases are not read: write the value out', from)
  if (!isMap(node)) throw new Refused('it is no value', from)
  const entries = new Map<string, YamlEntry>()
  for (const { key, value } of node.items) {
    const { from: at } = rangeOf(key) ?? NOWHERE
    if (!isScalar(key)) throw new Refused(KEY_IS_NO_SCALAR, at)
    const name = written(key)
    const problem = problemWithKey(name, entries)
    if (problem !== undefined) throw new Refused(problem, at)
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
  return isPlainNull(node) ? '' : textAsWritten(node)
}

function wordsFor(code: string, message: string): string {
  if (code === 'MULTIPLE_DOCS') return 'it holds more than one document'
  return message.startsWith('Maximum call stack') ? 'its values stand too deep in one another' : message
}

function refuse(problem: string, at?: number): YamlReading {
  return { ok: false, problem: problem.slice(0, 200), at }
}
