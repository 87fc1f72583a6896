import type { Node } from '@xyflow/react'
import { visible } from '../../words/visible.ts'
import type { LineEdgeType } from './diagram-line.tsx'
import type { StageNodeType } from './diagram-stage.tsx'
import type { Drawing } from './layout.ts'
import { type Counts, lineWords } from './line-words.ts'

/* Names are hostile: the diagram knows its parts by their number. */

/** What is fitted into sight is nodes: two that nobody sees keep lines in it that run outside the stages. */
export function nodesOf({ stages, width, height }: Drawing, counts: Counts): Node[] {
  const corner = (id: string, x: number, y: number): Node => ({
    id,
    type: 'corner',
    position: { x, y },
    data: {},
    width: 1,
    height: 1,
    selectable: false,
  })
  return [
    corner('first corner', 0, 0),
    corner('last corner', width - 1, height - 1),
    ...stages.map(({ stage, x, y, width: own }, number): StageNodeType => ({
      id: `stage ${number}`,
      type: 'stage',
      position: { x, y },
      width: own,
      data: { stage, counts },
      selectable: false,
    })),
  ]
}

/** `chosen`: the key of a transition. */
export function edgesOf({ stages, lines }: Drawing, counts: Counts, chosen: string | null): LineEdgeType[] {
  const numberOf = new Map(stages.map(({ stage }, number) => [stage.stage, number]))
  const most = Math.max(1, ...lines.map(({ transition }) => transition.taken))
  return lines.map(({ key, transition, points, label }, number) => ({
    id: `line ${number}`,
    type: 'line',
    source: `stage ${numberOf.get(transition.from)}`,
    target: `stage ${numberOf.get(transition.to)}`,
    selected: key === chosen,
    ariaLabel: visible(lineWords(transition, counts)),
    data: { transition, points, label, share: transition.taken / most, counts },
    // What bends over others, and what is chosen, is drawn above them.
    zIndex: key === chosen ? 2 : transition.defined === 'undefined' ? 1 : 0,
  }))
}

/** The transition of an edge. */
export function keyAt({ lines }: Drawing, id: string): string | undefined {
  return lines[Number(id.slice('line '.length))]?.key
}
