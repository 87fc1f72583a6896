import { readYamlNodes, type YamlMap, type YamlNode } from '../../yaml-nodes.ts'
import { numberOfText } from '../values/number.ts'
import { objectOf } from '../values/object.ts'
import type { Entry, Value } from '../values/value.ts'

/** An annotation as policies see it; `scope` is undefined where none is written. */
export interface AnnotationValue {
  readonly scope: string | undefined
  readonly isEntrypoint: boolean
  /** Without the scope. */
  readonly entries: readonly Entry[]
}

/** An annotation that is not told as OPA tells it. */
export class AnnotationRefused extends Error {}

/** The YAML of an annotation as OPA reads it; fields that OPA does not know are left out. Throws AnnotationRefused. */
export function annotationValue(yaml: string): AnnotationValue {
  const reading = readYamlNodes(yaml)
  if (!reading.ok) throw new AnnotationRefused(reading.problem)
  const { root } = reading
  if (root.kind !== 'map') throw new AnnotationRefused('it is no map')
  const reader = new AnnotationReader(yaml, root)
  const entrypoint = reader.text('entrypoint') ?? 'false'
  if (entrypoint !== 'true' && entrypoint !== 'false')
    throw new AnnotationRefused('entrypoint is true or false')
  const isEntrypoint = entrypoint === 'true'
  const entries = [
    ...reader.texts('title', 'description'),
    ...(isEntrypoint ? [['entrypoint', true] as const] : []),
    ...reader.list('organizations', (node) => reader.textOf(node)),
    ...reader.list('related_resources', (node) => reader.resource(node)),
    ...reader.list('authors', (node) => reader.author(node)),
    ...reader.custom(),
  ]
  if (root.entries.has('schemas')) throw new AnnotationRefused('schemas are not told')
  return { scope: reader.text('scope'), isEntrypoint, entries }
}

/** Addresses that Go writes as it reads them. */
const PLAIN_ADDRESS = /^[a-z]+:\/\/[A-Za-z0-9.-]+(?::\d+)?(?:\/[A-Za-z0-9._~/-]*)?$/
/** Plain words that readers of YAML disagree on. */
const DISPUTED = /^(?:y|n|yes|no|on|off|[+-]?\.(?:inf|nan)|[+-]?\d.*|[+-]?\..*|=|<<)$/i
const INTEGER = /^(?:0|-?[1-9]\d{0,14})$/

class AnnotationReader {
  readonly #yaml: string
  readonly #root: YamlMap

  constructor(yaml: string, root: YamlMap) {
    this.#yaml = yaml
    this.#root = root
  }

  text(name: string): string | undefined {
    const node = this.#root.entries.get(name)?.value
    return node === undefined || (node.kind === 'text' && node.isNull) ? undefined : this.textOf(node)
  }

  /** Entries of the fields that have a text which is not empty. */
  texts(...names: readonly string[]): readonly Entry[] {
    return names.flatMap((name): readonly Entry[] => {
      const text = this.text(name)
      return text === undefined || text === '' ? [] : [[name, text]]
    })
  }

  textOf(node: YamlNode): string {
    if (node.kind !== 'text') throw new AnnotationRefused('a text is expected')
    return node.text
  }

  list(name: string, read: (node: YamlNode) => Value): readonly Entry[] {
    const node = this.#root.entries.get(name)?.value
    if (node === undefined || (node.kind === 'text' && node.isNull)) return []
    if (node.kind !== 'list') throw new AnnotationRefused(`${name} is no list`)
    return node.items.length === 0 ? [] : [[name, node.items.map(read)]]
  }

  resource(node: YamlNode): Value {
    const fields = node.kind === 'map' ? node : undefined
    const ref = fields === undefined ? this.textOf(node) : this.#field(fields, 'ref')
    if (!PLAIN_ADDRESS.test(ref)) throw new AnnotationRefused(`the address ${ref.slice(0, 100)} is not told`)
    const description = fields === undefined ? '' : this.#field(fields, 'description')
    return objectOf([['ref', ref], ...(description === '' ? [] : [['description', description] as const])])
  }

  /** `Name <mail>` or a map of both. */
  author(node: YamlNode): Value {
    if (node.kind === 'map') return author(this.#field(node, 'name'), this.#field(node, 'email'))
    const words = this.textOf(node)
      .split(/[ \t\r\n]+/)
      .filter((word) => word !== '')
    const mail = words.at(-1)
    if (mail === undefined) throw new AnnotationRefused('an author is an empty text')
    if (mail.length < 2 || !mail.startsWith('<') || !mail.endsWith('>')) return author(words.join(' '), '')
    return author(words.slice(0, -1).join(' '), mail.slice(1, -1))
  }

  #field({ entries }: YamlMap, name: string): string {
    const value = entries.get(name)?.value
    return value === undefined ? '' : this.textOf(value).trim()
  }

  custom(): readonly Entry[] {
    const node = this.#root.entries.get('custom')?.value
    if (node === undefined || (node.kind === 'text' && node.isNull)) return []
    if (node.kind !== 'map') throw new AnnotationRefused('custom is no map')
    return node.entries.size === 0 ? [] : [['custom', this.#value(node)]]
  }

  #value(node: YamlNode): Value {
    switch (node.kind) {
      case 'list':
        return node.items.map((item) => this.#value(item))
      case 'map':
        return objectOf(
          [...node.entries].map(([name, { value }]) => [this.#key(name), this.#value(value)] as const),
        )
      case 'text':
        return this.#scalar(node.text, node.from, node.isNull)
    }
  }

  #key(name: string): string {
    if (isPlainText(name)) return name
    throw new AnnotationRefused(`the key ${name.slice(0, 60)} is not told`)
  }

  #scalar(text: string, from: number, isNull: boolean): Value {
    if (isNull) return null
    if (['"', "'", '|', '>'].includes(this.#yaml[from] ?? '')) return text
    if (INTEGER.test(text)) return numberOfText(text)
    if (text === 'true' || text === 'false') return text === 'true'
    if (isPlainText(text)) return text
    throw new AnnotationRefused(`the value ${text.slice(0, 60)} is not told: write it in quotes`)
  }
}

function isPlainText(text: string): boolean {
  return !DISPUTED.test(text) && !/^(?:true|false|null|~)?$/i.test(text)
}

function author(name: string, email: string): Value {
  if (name === '' && email === '') throw new AnnotationRefused('an author has neither name nor address')
  return objectOf([
    ...(name === '' ? [] : [['name', name] as const]),
    ...(email === '' ? [] : [['email', email] as const]),
  ])
}
