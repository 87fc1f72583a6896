import type { JsonValue } from '../../model/json.ts'
import { type JsonNode, jsonTree, pointerStep } from '../../proof/json-tree.ts'
import { parseLossless } from '../../proof/lossless-json.ts'
import { utf8Text } from '../../proof/utf8-text.ts'
import type { RecordFields } from './record-fields.ts'
import type { ReadRule } from './redaction-rule.ts'
import type { WithheldValues } from './withheld-values.ts'

/** A value of a record that is to be withheld. */
export interface ChosenValue {
  /** RFC 6901 pointer; '' is the whole record. */
  readonly path: string
  /** Dotted, as rules name it. */
  readonly field: string
  readonly value: JsonValue
  /** The rule that names it; undefined where it would tell the value of a field that one names. */
  readonly rule: ReadRule | undefined
}

export interface RecordChoice {
  /** Ascending, none within another. */
  readonly values: readonly ChosenValue[]
  /** Fields that tell a withheld value and have to stay. */
  readonly telling: readonly string[]
  /** Fields for words of workflows and policies in which a withheld value stands too, and the words. */
  readonly words: readonly { readonly field: string; readonly text: string }[]
}

export interface ChoiceOptions {
  readonly fields: RecordFields
  readonly rules: readonly ReadRule[]
  /** What else is withheld, since it would tell these; left out while they are gathered. */
  readonly values?: WithheldValues | undefined
}

const lenient = new TextDecoder('utf-8', { ignoreBOM: true })

/**
 * The values of a record that are to be withheld: those that a rule names, and those that tell one of `values`.
 * A line that is no JSON is withheld whole where it tells one. The bytes are hostile.
 */
export function chooseValues(bytes: Uint8Array, options: ChoiceOptions): RecordChoice {
  const text = utf8Text(bytes)
  if (text === undefined || !parseLossless(text).ok) return chooseWhole(bytes, options)
  const choice = new Choice(text, options)
  choice.visit(jsonTree(text), { path: '', field: '', rule: undefined, isKept: false })
  return choice
}

/** What a record that is no JSON counts as, where it is withheld: its bytes in base64. */
function wholeValue(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('base64')
}

function chooseWhole(bytes: Uint8Array, { values }: ChoiceOptions): RecordChoice {
  if (values?.tells(lenient.decode(bytes)) !== true) return { values: [], telling: [], words: [] }
  return {
    values: [{ path: '', field: '', value: wholeValue(bytes), rule: undefined }],
    telling: [],
    words: [],
  }
}

interface Place {
  readonly path: string
  readonly field: string
  /** The rule that names a frame above, and so all in it. */
  readonly rule: ReadRule | undefined
  readonly isKept: boolean
}

class Choice implements RecordChoice {
  readonly values: ChosenValue[] = []
  readonly telling: string[] = []
  readonly words: { field: string; text: string }[] = []
  readonly #text: string
  readonly #options: ChoiceOptions

  constructor(text: string, options: ChoiceOptions) {
    this.#text = text
    this.#options = options
  }

  visit(node: JsonNode, above: Place): void {
    const { fields, rules } = this.#options
    const isKept = above.isKept || fields.isKept(above.field)
    const named = above.rule ?? rules.find((rule) => rule.names(above.field))
    const place = { ...above, isKept, rule: named }
    if (node.kind === 'scalar') this.#scalar(node, place)
    else if (isKept || fields.isFrame(place.field)) this.#below(node, place)
    else if (named?.value === undefined && named !== undefined) this.#take(node, place, named)
    else if (this.#keysTell(node)) this.#take(node, place, undefined)
    else this.#below(node, place)
  }

  #scalar(node: JsonNode, place: Place): void {
    const value = this.#valueOf(node)
    if (value === null) return
    const text = typeof value === 'string' ? value : JSON.stringify(value)
    if (!place.isKept && place.rule?.takes(text) === true) {
      this.#take(node, place, place.rule)
      return
    }
    if (this.#options.values?.tells(text) !== true) return
    if (place.isKept) this.#stays(place, text)
    else this.#take(node, place, undefined)
  }

  #below(node: JsonNode, place: Place): void {
    if (node.kind === 'array') {
      const isNamed = this.#options.fields.isNamedList(place.field)
      for (const [at, item] of node.items.entries()) {
        const inside = { ...place, path: place.path + pointerStep(at) }
        if (isNamed && item.kind === 'object') this.#reading(item, inside)
        else this.visit(item, inside)
      }
    } else if (node.kind === 'object')
      for (const [key, member] of node.members) {
        if (place.isKept && this.#options.values?.tells(key) === true) this.#stays(place, key)
        const field = place.field === '' ? key : `${place.field}.${key}`
        this.visit(member, { ...place, field, path: place.path + pointerStep(key) })
      }
  }

  /** A named value: the value is the field of its name, the rest are parts of the reading. */
  #reading(node: JsonNode & { readonly kind: 'object' }, place: Place): void {
    const name = node.members.get('name')
    const told = name === undefined ? undefined : this.#valueOf(name)
    for (const [key, member] of node.members) {
      const isValue = key === 'value' && typeof told === 'string'
      const field = isValue ? `${place.field}.${told}` : `${place.field}[].${key}`
      this.visit(member, { ...place, field, path: place.path + pointerStep(key) })
    }
  }

  #stays({ field }: Place, text: string): void {
    if (this.#options.fields.isOwn(field)) this.telling.push(field)
    else this.words.push({ field, text })
  }

  #take(node: JsonNode, { path, field }: Place, rule: ReadRule | undefined): void {
    this.values.push({ path, field, value: this.#valueOf(node), rule })
  }

  #keysTell(node: JsonNode): boolean {
    const { values } = this.#options
    return (
      values !== undefined && node.kind === 'object' && node.members.keys().some((key) => values.tells(key))
    )
  }

  #valueOf({ from, to }: JsonNode): JsonValue {
    const reading = parseLossless(this.#text.slice(from, to))
    if (!reading.ok) throw new Error('a part of JSON is no JSON')
    return reading.value
  }
}
