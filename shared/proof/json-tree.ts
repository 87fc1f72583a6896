import { blankEnd, nextInside, scalarEnd, stringEnd } from './json-scan.ts'

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

/**
 * The values of a JSON text with their places. Requires a text that `parseLossless` accepts, which bounds its
 * depth; what it makes of any other is not said.
 */
export function jsonTree(text: string): JsonNode {
  return nodeAt(text, blankEnd(text, 0))
}

/** The node at an RFC 6901 pointer; undefined where there is none. The pointer is hostile. */
export function nodeAtPointer(tree: JsonNode, pointer: string): JsonNode | undefined {
  if (pointer === '') return tree
  // A tilde that stands for nothing is an error (section 3), and would let one place be named in many ways.
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer)) return undefined
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
  let at = blankEnd(text, from + 1)
  while (text[at] === '"') {
    const keyEnd = stringEnd(text, at)
    const key = JSON.parse(text.slice(at, keyEnd)) as string
    const node = nodeAt(text, blankEnd(text, blankEnd(text, keyEnd) + 1))
    members.set(key, node)
    at = nextInside(text, node.to)
  }
  return { kind: 'object', from, to: at + 1, members }
}

function arrayAt(text: string, from: number): JsonNode {
  const items: JsonNode[] = []
  let at = blankEnd(text, from + 1)
  while (at < text.length && text[at] !== ']') {
    const node = nodeAt(text, at)
    items.push(node)
    at = nextInside(text, node.to)
  }
  return { kind: 'array', from, to: at + 1, items }
}
