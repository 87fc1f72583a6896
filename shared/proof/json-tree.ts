/** A value of a JSON text and where it stands: half-open, in UTF-16 code units. */
export type JsonNode =
  | {
      readonly kind: 'object'
      readonly from: number
      readonly to: number
      readonly members: ReadonlyMap<string, JsonNode>
    }
  | {
      readonly kind: 'array'
      readonly from: number
      readonly to: number
      readonly items: readonly JsonNode[]
    }
  | { readonly kind: 'scalar'; readonly from: number; readonly to: number }

const BLANK = ' \t\r\n'

/**
 * The values of a JSON text with their places. Requires a text that `parseLossless` accepts, which bounds its
 * depth; what it makes of any other is not said.
 */
export function jsonTree(text: string): JsonNode {
  return nodeAt(text, afterBlank(text, 0))
}

/** The node at an RFC 6901 pointer; undefined where there is none. The pointer is hostile. */
export function nodeAtPointer(tree: JsonNode, pointer: string): JsonNode | undefined {
  if (pointer === '') return tree
  if (!pointer.startsWith('/')) return undefined
  let node: JsonNode | undefined = tree
  for (const part of pointer.slice(1).split('/')) {
    const step = part.replaceAll('~1', '/').replaceAll('~0', '~')
    if (node?.kind === 'object') node = node.members.get(step)
    else if (node?.kind === 'array' && /^(0|[1-9]\d{0,8})$/.test(step)) node = node.items[Number(step)]
    else return undefined
  }
  return node
}

/** A key as a step of an RFC 6901 pointer. */
export function pointerStep(key: string | number): string {
  return `/${String(key).replaceAll('~', '~0').replaceAll('/', '~1')}`
}

function nodeAt(text: string, at: number): JsonNode {
  if (text[at] === '{') return objectAt(text, at)
  if (text[at] === '[') return arrayAt(text, at)
  return { kind: 'scalar', from: at, to: text[at] === '"' ? stringEnd(text, at) : scalarEnd(text, at) }
}

function objectAt(text: string, from: number): JsonNode {
  const members = new Map<string, JsonNode>()
  let at = afterBlank(text, from + 1)
  while (text[at] === '"') {
    const keyEnd = stringEnd(text, at)
    const key = JSON.parse(text.slice(at, keyEnd)) as string
    const node = nodeAt(text, afterBlank(text, afterBlank(text, keyEnd) + 1))
    members.set(key, node)
    at = afterComma(text, node.to)
  }
  return { kind: 'object', from, to: at + 1, members }
}

function arrayAt(text: string, from: number): JsonNode {
  const items: JsonNode[] = []
  let at = afterBlank(text, from + 1)
  while (at < text.length && text[at] !== ']') {
    const node = nodeAt(text, at)
    items.push(node)
    at = afterComma(text, node.to)
  }
  return { kind: 'array', from, to: at + 1, items }
}

function afterComma(text: string, at: number): number {
  const end = afterBlank(text, at)
  return text[end] === ',' ? afterBlank(text, end + 1) : end
}

function afterBlank(text: string, at: number): number {
  let next = at
  while (next < text.length && BLANK.includes(text[next] as string)) next += 1
  return next
}

function stringEnd(text: string, at: number): number {
  for (let next = at + 1; next < text.length; next += 1) {
    if (text[next] === '\\') next += 1
    else if (text[next] === '"') return next + 1
  }
  return text.length
}

function scalarEnd(text: string, at: number): number {
  let end = at
  while (end < text.length && !`,]}${BLANK}`.includes(text[end] as string)) end += 1
  return end
}
