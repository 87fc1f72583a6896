import type { MarkupElement, MarkupNode } from './markup-tree.ts'

/** A text in one look. */
export interface Run {
  readonly text: string
  readonly face: 'sans' | 'mono'
  readonly bold: boolean
  readonly ink: Ink
}

export type Ink = 'plain' | 'quiet' | 'reproduced' | 'diverged' | 'unreplayable' | 'excepted'

const INKS = new Set<string>(['reproduced', 'diverged', 'unreplayable', 'excepted'])
const MONO = new Set(['code', 'pre'])
const APART = new Set(['div', 'p', 'li', 'ul', 'span', 'small'])

/** The texts in an element, in their looks; spaces and line ends are one space, where lines are not kept. */
export function runsOf(element: MarkupElement, how: { readonly keepsLines?: boolean } = {}): readonly Run[] {
  const runs: Run[] = []
  collect(
    element,
    {
      face: MONO.has(element.tag) || element.classes.includes('m') ? 'mono' : 'sans',
      bold: false,
      ink: 'plain',
    },
    runs,
  )
  if (how.keepsLines === true) return runs
  return trimmed(runs.map((run) => ({ ...run, text: run.text.replaceAll(/[ \n\t]+/g, ' ') })))
}

function collect(element: MarkupElement, look: Omit<Run, 'text'>, runs: Run[]): void {
  for (const [at, child] of element.children.entries()) {
    if (typeof child === 'string') runs.push({ ...look, text: child })
    else if (child.tag === 'br') runs.push({ ...look, text: ' ' })
    else if (child.tag !== 'svg') {
      // Beside each other, such elements would run into one word: a sheet of styles sets them apart.
      if (APART.has(child.tag) && isElement(element.children[at - 1]))
        runs.push({ ...look, text: isRow(element) ? ' · ' : ' ' })
      collect(child, lookOf(child, look), runs)
      if (child.classes.includes('n')) runs.push({ ...look, text: ' ' })
    }
  }
}

/** Its parts stand beside each other as equals. */
function isRow({ tag, classes }: MarkupElement): boolean {
  return tag === 'figcaption' || classes.includes('says')
}

function isElement(node: MarkupNode | undefined): boolean {
  return node !== undefined && (typeof node !== 'string' || node.trim() === '')
}

function lookOf({ tag, classes }: MarkupElement, look: Omit<Run, 'text'>): Omit<Run, 'text'> {
  const ink = classes.find((name): name is Ink => INKS.has(name))
  return {
    face:
      MONO.has(tag) || classes.some((name) => name === 'm' || name === 'ref' || name === 'esc')
        ? 'mono'
        : look.face,
    bold: look.bold || tag === 'b' || ink === 'diverged',
    ink: ink ?? (classes.includes('note') || classes.includes('esc') ? 'quiet' : look.ink),
  }
}

/** No space at either end, and none after another. */
function trimmed(runs: readonly Run[]): readonly Run[] {
  const kept: Run[] = []
  let endsInSpace = true
  for (const run of runs) {
    const text: string = endsInSpace ? run.text.trimStart() : run.text
    if (text === '') continue
    endsInSpace = text.endsWith(' ')
    kept.push({ ...run, text })
  }
  const last = kept.at(-1)
  if (last !== undefined && endsInSpace) kept.splice(-1, 1, { ...last, text: last.text.trimEnd() })
  return kept.filter(({ text }) => text !== '')
}
