import type { Annotation, Import, Rule } from '../ast.ts'
import { positionAt } from './lines.ts'
import type { Reader } from './reader.ts'
import type { Comment } from './tokens.ts'

/**
 * The `# METADATA` blocks of a module: comments at the beginning of their lines, one below the other. A block belongs
 * to the statement that begins next; one before an import, or before nothing, says nothing.
 */
export function annotationsOf(
  reader: Reader,
  packageFrom: number,
  imports: readonly Import[],
  rules: readonly Rule[],
): readonly Annotation[] {
  const lineOf = (offset: number) => positionAt(reader.lineStarts, offset).line
  const statements = [
    { line: lineOf(packageFrom), target: { kind: 'package' } as const },
    ...imports.map(({ at }) => ({ line: lineOf(at.from), target: undefined })),
    ...rules.map(({ at }, index) => ({ line: lineOf(at.from), target: { kind: 'rule', index } as const })),
  ].sort((a, b) => a.line - b.line)
  let next = 0
  const annotations: Annotation[] = []
  for (const block of blocksOf(reader.comments)) {
    const [head, ...rest] = block as [Comment, ...Comment[]]
    while ((statements[next]?.line ?? Infinity) <= head.line) next += 1
    const target = statements[next]?.target
    if (target === undefined) continue
    annotations.push({
      yaml: rest.map(({ text }) => `${text.startsWith(' ') ? text.slice(1) : text}\n`).join(''),
      at: { from: head.from, to: (rest.at(-1) ?? head).to },
      line: head.line,
      target,
    })
  }
  return annotations
}

function blocksOf(comments: readonly Comment[]): readonly (readonly Comment[])[] {
  const blocks: Comment[][] = []
  let open: Comment[] | undefined
  for (const comment of comments) {
    const before = open?.at(-1)
    if (comment.column === 1 && comment.text.trim().startsWith('METADATA')) blocks.push((open = [comment]))
    else if (before !== undefined && comment.column === 1 && comment.line === before.line + 1)
      open?.push(comment)
    else open = undefined
  }
  return blocks
}
