import { visible } from '../words/visible.ts'

type Child = Node | string

/** An element of the page. Texts go in as text, with what does not show made to show. */
export function element(tag: string, className: string, ...children: readonly Child[]): HTMLElement {
  const made = document.createElement(tag)
  if (className !== '') made.className = className
  made.append(...children.map((child) => (typeof child === 'string' ? visible(child) : child)))
  return made
}

/** An element that the page's own text has. */
export function part<T extends HTMLElement>(id: string, kind: new () => T): T {
  const found = document.getElementById(id)
  if (!(found instanceof kind)) throw new TypeError(`the page has no ${id}`)
  return found
}
