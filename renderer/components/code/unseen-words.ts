import { WidgetType } from '@codemirror/view'

/** Words before a line that only a screen reader says. */
export class UnseenWords extends WidgetType {
  readonly #words: string

  constructor(words: string) {
    super()
    this.#words = words
  }

  override eq(other: UnseenWords): boolean {
    return other.#words === this.#words
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('span')
    element.className = 'unseen'
    element.textContent = this.#words
    return element
  }
}

/** What stands at the right end of a line: the value that it saw, say. */
export class AsideWords extends WidgetType {
  readonly #words: string
  readonly #weight: 'plain' | 'strong'

  constructor(words: string, weight: 'plain' | 'strong') {
    super()
    this.#words = words
    this.#weight = weight
  }

  override eq(other: AsideWords): boolean {
    return other.#words === this.#words && other.#weight === this.#weight
  }

  override toDOM(): HTMLElement {
    const element = document.createElement('span')
    element.className = `cm-aside ${this.#weight === 'strong' ? 'cm-aside-strong' : ''}`
    element.textContent = this.#words
    return element
  }
}
