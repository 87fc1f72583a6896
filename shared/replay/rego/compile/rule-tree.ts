import type { CompiledRule, RuleNode } from './compiled.ts'

export interface OpenNode extends RuleNode {
  readonly children: Map<string, OpenNode>
  readonly rules: CompiledRule[]
  default: CompiledRule | undefined
  isPackage: boolean
}

export function newNode(): OpenNode {
  return { children: new Map(), rules: [], default: undefined, isPackage: false }
}

/** The node at a path, made where there is none. */
export function nodeMade(root: OpenNode, path: readonly string[]): OpenNode {
  let node = root
  for (const name of path) {
    const child = node.children.get(name) ?? newNode()
    node.children.set(name, child)
    node = child
  }
  return node
}

export function nodeAt(root: RuleNode, path: readonly string[]): RuleNode | undefined {
  let node: RuleNode | undefined = root
  for (const name of path) node = node?.children.get(name)
  return node
}

/** The node and all below it. */
export function* nodesFrom(root: RuleNode): Generator<RuleNode> {
  const open = [root]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    yield node
    for (const child of node.children.values()) open.push(child)
  }
}
