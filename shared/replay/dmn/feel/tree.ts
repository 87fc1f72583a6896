import { parseExpression, parseUnaryTests } from '@bpmn-io/feelin'
import { type NameShape, normalName } from './names.ts'
import { FeelRefused } from './refused.ts'

/** A node of feelin's syntax tree, told by the name that its grammar gives it. */
export type Node = ReturnType<typeof parseExpression>['topNode']

/** Longer expressions are refused: the grammar's work on names grows with the square of the length. */
const MAX_CHARS = 32_768
/** Deeper ones are refused, for the stack. */
const MAX_DEPTH = 200

/**
 * The grammar knows no `range<T>`. Where that is written, it is given `list <T>`, of the same length and place; the
 * tree's texts are taken from what was written.
 */
const RANGE_TYPE =
  /\brange(?=\s{0,20}<\s{0,20}(?:number|string|date and time|date|time|days and time duration|years and months duration|Any)\s{0,20}>)/g

/** The tree of a text. Throws FeelRefused where it is not FEEL, with the place of what is not understood. */
export function treeOf(text: string, reading: 'expression' | 'unary tests', names: NameShape): Node {
  if (text.length > MAX_CHARS) throw new FeelRefused(`an expression of more than ${MAX_CHARS} characters`)
  const given = text.replaceAll(RANGE_TYPE, 'list ')
  const parse = reading === 'expression' ? parseExpression : parseUnaryTests
  const top = parsed(() => parse(given, { ...names }, undefined)).topNode
  checkSound(top, text)
  return top
}

/** The parser's own errors, of which there should be none, are refusals and no faults of the program. */
function parsed<T>(parse: () => T): T {
  try {
    return parse()
  } catch (error) {
    throw new FeelRefused(
      `FEEL that cannot be parsed: ${error instanceof Error ? error.message : String(error)}`,
    )
  }
}

function checkSound(top: Node, text: string): void {
  let depth = 0
  const cursor = top.cursor()
  for (;;) {
    if (cursor.type.isError) {
      const there = text.slice(cursor.from, cursor.from + 20).trim()
      throw new FeelRefused(
        `FEEL that is not understood at character ${cursor.from}${there === '' ? ', where it ends' : `: ${there}`}`,
      )
    }
    if (cursor.firstChild()) {
      depth += 1
      if (depth > MAX_DEPTH) throw new FeelRefused(`an expression nested more than ${MAX_DEPTH} levels deep`)
      continue
    }
    while (!cursor.nextSibling()) {
      if (!cursor.parent()) return
      depth -= 1
    }
  }
}

/** Child nodes in order, comments left out. */
export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling)
    if (!child.type.isSkipped) children.push(child)
  return children
}

export function child(node: Node, at: number): Node {
  const found = childrenOf(node).at(at)
  if (found === undefined) throw new FeelRefused(`FEEL that is not understood: an empty ${node.name}`)
  return found
}

export function named(node: Node, name: string): Node | undefined {
  return childrenOf(node).find((each) => each.name === name)
}

export function textOf(node: Node, text: string): string {
  return text.slice(node.from, node.to)
}

export function nameOf(node: Node, text: string): string {
  return normalName(textOf(node, text))
}
