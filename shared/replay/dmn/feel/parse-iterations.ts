import { FeelRefused } from './refused.ts'
import type { Expression, Iteration } from './syntax.ts'
import { child, childrenOf, nameOf, type Node } from './tree.ts'

/** What `for`, `some` and `every` go through. */
export function iterationsOf(
  node: Node,
  text: string,
  expression: (node: Node) => Expression,
): readonly Iteration[] {
  return childrenOf(node).map((each) => {
    const name = nameOf(child(each, 0), text)
    const [first, second] = childrenOf(child(each, -1))
    if (first === undefined)
      throw new FeelRefused(`FEEL that is not understood: nothing after in, at character ${each.from}`)
    const from = expression(first)
    return { name, over: second === undefined ? from : { kind: 'steps', from, to: expression(second) } }
  })
}
