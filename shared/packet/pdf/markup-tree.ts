/** An element of the report's own markup, or a text in it. */
export type MarkupNode = MarkupElement | string

export interface MarkupElement {
  readonly tag: string
  readonly classes: readonly string[]
  /** Columns that a cell takes. */
  readonly span: number
  readonly children: readonly MarkupNode[]
}

const TOKEN = /<!?(\/?)([a-z][a-z0-9]*)((?:\s+[a-zA-Z-]+(?:="[^"]*")?)*)\s*(\/?)>|([^<]+)/g
const ATTRIBUTE = /\s([a-zA-Z-]+)="([^"]*)"/g
const ENTITY = /&#(\d+);/g
/** Elements that have no end. */
const VOID = new Set(['meta', 'br', 'wbr', 'link', 'doctype', 'circle', 'path', 'rect', 'use'])

interface Open {
  readonly element: MarkupElement
  readonly children: MarkupNode[]
}

/**
 * Reads markup that `report/html.ts` made: every element ends, every value is quoted, and texts of evidence are
 * escaped in it. It is no parser of HTML. Throws where elements do not nest.
 */
export function readMarkup(markup: string): MarkupElement {
  const root: Open = { element: { tag: 'root', classes: [], span: 1, children: [] }, children: [] }
  const open: Open[] = [root]
  for (const match of markup.matchAll(TOKEN)) {
    const [, end, tag, attributes = '', closed, text] = match
    const parent = open.at(-1) ?? root
    if (text !== undefined)
      parent.children.push(text.replace(ENTITY, (_, code: string) => String.fromCharCode(Number(code))))
    else if (end === '/') {
      if (parent.element.tag !== tag) throw new Error(`</${tag}> ends <${parent.element.tag}>`)
      open.pop()
    } else {
      const children: MarkupNode[] = []
      const element = elementOf(tag ?? '', attributes, children)
      parent.children.push(element)
      if (closed !== '/' && !VOID.has(element.tag)) open.push({ element, children })
    }
  }
  if (open.length > 1) throw new Error(`<${open.at(-1)?.element.tag}> has no end`)
  return { ...root.element, children: root.children }
}

function elementOf(tag: string, attributes: string, children: readonly MarkupNode[]): MarkupElement {
  const given = new Map([...attributes.matchAll(ATTRIBUTE)].map(([, name, value]) => [name, value]))
  return {
    tag,
    classes: (given.get('class') ?? '').split(' ').filter((name) => name !== ''),
    span: Number(given.get('colspan') ?? 1),
    children,
  }
}
