import type { Place, Text } from './model.ts'
import { DmnRefused } from './refusal.ts'
import { attribute, type XmlElement } from './xml.ts'

/** An element of a DMN file, with what every reader of one asks of it. */
export class DmnElement {
  readonly path: string
  readonly xml: XmlElement

  constructor(path: string, xml: XmlElement) {
    this.path = path
    this.xml = xml
  }

  get name(): string {
    return this.xml.name
  }

  /** Child elements of DMN's own namespace; what others put there is not DMN's. */
  children(name?: string): readonly DmnElement[] {
    return this.xml.children
      .filter((child) => child.uri === this.xml.uri && (name === undefined || child.name === name))
      .map((child) => new DmnElement(this.path, child))
  }

  /** The one child of a name; several are refused. */
  child(name: string): DmnElement | undefined {
    const [first, second] = this.children(name)
    if (second !== undefined) throw this.refusal(`two ${name} where one may stand`)
    return first
  }

  needed(name: string): DmnElement {
    return this.child(name) ?? this.refuse(`no ${name}`)
  }

  attribute(name: string): string | undefined {
    return attribute(this.xml, name)
  }

  neededAttribute(name: string): string {
    return this.attribute(name) ?? this.refuse(`no ${name}`)
  }

  /** The `text` below, which may be missing: then it is empty. */
  text(): Text {
    const text = this.child('text')?.xml
    return { text: text?.text ?? '', path: this.path, at: this.xml.from, textAt: text?.textAt }
  }

  /** What a child of a name says in its `text`; undefined where there is none. */
  textOf(name: string): Text | undefined {
    const text = this.child(name)?.text()
    return text === undefined || text.text.trim() === '' ? undefined : text
  }

  get place(): Place {
    return { path: this.path, from: this.xml.from, to: this.xml.to }
  }

  refuse(detail: string): never {
    throw this.refusal(detail)
  }

  refusal(detail: string): DmnRefused {
    const name = this.attribute('name') ?? this.attribute('id')
    return new DmnRefused(`${this.path}: ${this.name}${name === undefined ? '' : ` ${name}`}: ${detail}`, {
      path: this.path,
      at: this.xml.from,
    })
  }

  /** Only FEEL is evaluated. */
  checkLanguage(attributeName = 'expressionLanguage'): void {
    const language = this.attribute(attributeName)
    if (language !== undefined && !/feel/i.test(language)) this.refuse(`the expression language ${language}`)
  }
}
