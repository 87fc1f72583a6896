import { jsonTree, nodeAtPointer } from './json-tree.ts'

/** What stands in the place of a value. */
export interface JsonChange {
  /** RFC 6901. */
  readonly path: string
  /** JSON text. */
  readonly text: string
}

/**
 * A JSON text with other values in some places, and every other character as it was. Undefined where a place is not
 * there, or lies within another. Requires a text that `parseLossless` accepts; the paths are hostile.
 */
export function spliceJson(text: string, changes: readonly JsonChange[]): string | undefined {
  const tree = jsonTree(text)
  const spans: { readonly from: number; readonly to: number; readonly text: string }[] = []
  for (const { path, text: replacement } of changes) {
    const node = nodeAtPointer(tree, path)
    if (node === undefined) return undefined
    spans.push({ from: node.from, to: node.to, text: replacement })
  }
  spans.sort((a, b) => a.from - b.from)
  const parts: string[] = []
  let at = 0
  for (const span of spans) {
    if (span.from < at) return undefined
    parts.push(text.slice(at, span.from), span.text)
    at = span.to
  }
  parts.push(text.slice(at))
  return parts.join('')
}
