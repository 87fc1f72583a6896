import { isAlias, isMap, isScalar, isSeq, parseDocument, type Scalar } from 'yaml'
import { MAX_DEPTH } from '../../proof/lossless-json.ts'
import { BundleRefused } from './bundle/bundle-refused.ts'
import { int64Of, numberOfText } from './values/number.ts'
import { objectOf } from './values/object.ts'
import type { Value } from './values/value.ts'

/**
 * Data in YAML, as OPA reads it. YAML's versions read some plain words in two ways (`yes`, `0777`, `1_000`, `1e3`): such
 * a word is refused, and so are anchors, tags, merges and keys that are no strings. Throws BundleRefused.
 */
export function readYaml(path: string, text: string): Value {
  if (text.length > MOST_CHARACTERS)
    throw new BundleRefused(`${path}: more than the ${MOST_CHARACTERS} characters of YAML that are read`)
  const document = parsed(path, text)
  const [error] = [...document.errors, ...document.warnings]
  if (error !== undefined) throw new BundleRefused(`${path}: ${error.message.split('\n')[0] ?? ''}`)
  return valueOf(document.contents, { path, depth: 0 })
}

const MOST_CHARACTERS = 8 * 1024 * 1024

function parsed(path: string, text: string): ReturnType<typeof parseDocument> {
  try {
    return parseDocument(text, { schema: 'failsafe', merge: false, uniqueKeys: true, logLevel: 'silent' })
  } catch (error) {
    // The parser goes as deep as the text does.
    if (error instanceof RangeError) throw new BundleRefused(`${path}: nested too deep`)
    throw error
  }
}

interface Place {
  readonly path: string
  readonly depth: number
}

function valueOf(node: unknown, place: Place): Value {
  if (place.depth > MAX_DEPTH) throw refused(place, `nested deeper than ${MAX_DEPTH}`)
  const below = { ...place, depth: place.depth + 1 }
  if (node === null || node === undefined) return null
  if (isAlias(node)) throw refused(place, 'anchors are not evaluated')
  if (isScalar(node)) return scalarOf(node, place)
  if (isSeq(node)) {
    checkPlain(node, place)
    return node.items.map((item) => valueOf(item, below))
  }
  if (!isMap(node)) throw refused(place, 'it holds what is no value')
  checkPlain(node, place)
  return objectOf(node.items.map(({ key, value }) => [keyOf(key, place), valueOf(value, below)]))
}

function keyOf(key: unknown, place: Place): string {
  const value = isScalar(key) ? scalarOf(key, place) : undefined
  if (typeof value !== 'string' || value === '<<') throw refused(place, 'a key is no string')
  return value
}

function checkPlain(
  { tag, anchor }: { readonly tag?: string; readonly anchor?: string },
  place: Place,
): void {
  if (anchor !== undefined) throw refused(place, 'anchors are not evaluated')
  if (tag !== undefined && !/^tag:yaml\.org,2002:(?:map|seq|str)$/.test(tag))
    throw refused(place, `the tag ${tag} is not evaluated`)
}

function scalarOf(scalar: Scalar, place: Place): Value {
  checkPlain(scalar, place)
  const text = String(scalar.value)
  return scalar.type === 'PLAIN' && scalar.tag === undefined ? plainOf(text, place) : text
}

const NULLS: ReadonlySet<string> = new Set(['', '~', 'null', 'Null', 'NULL'])
const BOOLEANS: ReadonlyMap<string, boolean> = new Map([
  ['true', true],
  ['True', true],
  ['TRUE', true],
  ['false', false],
  ['False', false],
  ['FALSE', false],
])
const INTEGER = /^-?(?:0|[1-9]\d*)$/
const FRACTION = /^-?(?:0|[1-9]\d*)\.\d*[1-9]$/
/** What some version of YAML takes for a number or a boolean, or writes as another number. */
const TWO_WAYS =
  /^(?:[-+]?[.\d][\d_]*(?:\.[\d_]*)?(?:e[-+]?\d+)?|[-+]?0[xob]?[\d_a-f]+|[-+]?\.(?:inf|nan)|\.nan|y|n|yes|no|on|off)$/i

function plainOf(text: string, place: Place): Value {
  if (NULLS.has(text)) return null
  const word = BOOLEANS.get(text)
  if (word !== undefined) return word
  if (INTEGER.test(text)) return integerOf(text, place)
  // Fractions of more digits than a double tells apart would be written as others.
  if (FRACTION.test(text) && String(Number(text)) === text) return numberOfText(text)
  if (TWO_WAYS.test(text)) throw refused(place, `YAML has two ways to read ${text}`)
  return text
}

/** Go reads longer ones as doubles, and has no zero with a sign. */
function integerOf(text: string, place: Place): Value {
  const number = numberOfText(text)
  if (int64Of(number) === undefined || text === '-0')
    throw refused(place, `${text.slice(0, 40)} is no integer of 64 bits`)
  return number
}

function refused({ path }: Place, why: string): BundleRefused {
  return new BundleRefused(`${path}: ${why}`)
}
