import type { ElkExtendedEdge, ElkNode } from 'elkjs/lib/elk-api.js'
import type { StageLine, TransitionLine, WorkflowInFull } from '../../../shared/contract/workflows.ts'
import { isDeviation, labelWidth } from './line-words.ts'
import { keyOf } from './transition-key.ts'
import { endsOf, type LineEnds, type Place, placesOf, portOf } from './ports.ts'

export interface Point {
  readonly x: number
  readonly y: number
}

/** In px. */
export interface Drawing {
  readonly width: number
  readonly height: number
  readonly stages: readonly (Point & { readonly stage: StageLine; readonly width: number })[]
  readonly lines: readonly {
    readonly key: string
    readonly transition: TransitionLine
    /** From the one stage to the other, in straight pieces. */
    readonly points: readonly Point[]
    /** The middle of the words on it. */
    readonly label: Point
  }[]
}

const STAGE_HEIGHT = 48
/** Below a stage stand its median time and how many runs are idle in it. */
const WORDS_BELOW = 32
const LABEL_HEIGHT = 36
/** Of the box on a line that the definition lacks. */
const BOX_HEIGHT = 26
const LEAST_WORDS = 72

const OPTIONS = {
  'elk.algorithm': 'layered',
  'elk.direction': 'RIGHT',
  'elk.edgeRouting': 'ORTHOGONAL',
  'elk.randomSeed': '1',
  'elk.spacing.nodeNode': '20',
  'elk.spacing.edgeNode': '14',
  'elk.spacing.edgeEdge': '14',
  'elk.spacing.labelNode': '2',
  'elk.layered.spacing.nodeNodeBetweenLayers': '12',
  'elk.layered.spacing.edgeNodeBetweenLayers': '10',
  'elk.layered.spacing.edgeEdgeBetweenLayers': '10',
  'elk.layered.considerModelOrder.strategy': 'NODES_AND_EDGES',
  'elk.layered.cycleBreaking.strategy': 'MODEL_ORDER',
  'elk.padding': '[top=6,left=6,bottom=6,right=6]',
}

/** Lines up to which the slower placement, which keeps more of them straight, is quick. */
const FEW_LINES = 24

/** Works out where the parts of a graph stand. */
export type Layout = (graph: ElkNode) => Promise<ElkNode>

/**
 * Places stages from left to right and the lines between them. The same workflow gives the same drawing: nothing
 * in it is left to chance, and counts move nothing but the words' room.
 */
export async function drawingOf(
  { stages, transitions }: Pick<WorkflowInFull, 'stages' | 'transitions'>,
  layout: Layout,
): Promise<Drawing> {
  // Names are hostile: the layout knows parts by their number.
  const numberOf = new Map(stages.map(({ stage }, number) => [stage, number]))
  const lines = [...new Map(transitions.map((each) => [keyOf(each), each])).values()].filter(
    ({ from, to }) => numberOf.has(from) && numberOf.has(to),
  )
  const ends = endsOf(lines, (stage) => ({ width: stageWidth(stage), height: STAGE_HEIGHT }))
  const places = placesOf(lines)
  const roomOf = (line: TransitionLine) => {
    const passed = Math.abs((numberOf.get(line.to) ?? 0) - (numberOf.get(line.from) ?? 0)) - 1
    // Above a stage that it passes, a line has the room of that stage and of the gaps beside it for its words.
    return isDeviation(line) && passed > 0 ? Math.min(labelWidth(line), LEAST_WORDS) : labelWidth(line)
  }
  const graph: ElkNode = {
    id: 'workflow',
    layoutOptions: {
      ...OPTIONS,
      'elk.layered.nodePlacement.strategy': lines.length <= FEW_LINES ? 'NETWORK_SIMPLEX' : 'BRANDES_KOEPF',
    },
    children: stages.map((stage, number) => nodeOf(stage, `stage ${number}`, lines, ends)),
    edges: lines.map((line, number) => edgeOf(number, places[number] ?? 'below', roomOf(line))),
  }
  const laid = await layout(graph)
  return {
    width: laid.width ?? 0,
    height: laid.height ?? 0,
    stages: (laid.children ?? []).flatMap(({ x = 0, y = 0, width = 0 }, number) => {
      const stage = stages[number]
      return stage === undefined ? [] : [{ stage, x, y, width }]
    }),
    lines: (laid.edges ?? []).flatMap(({ sections, labels }, number) => {
      const transition = lines[number]
      const [section] = sections ?? []
      const [label] = labels ?? []
      if (transition === undefined || section === undefined || label === undefined) return []
      const { x = 0, y = 0, width = 0, height = 0 } = label
      return [
        {
          key: keyOf(transition),
          transition,
          points: [section.startPoint, ...(section.bendPoints ?? []), section.endPoint],
          label: { x: x + width / 2, y: y + height / 2 },
        },
      ]
    }),
  }
}

function nodeOf(
  { stage }: StageLine,
  id: string,
  lines: readonly TransitionLine[],
  ends: readonly LineEnds[],
): ElkNode {
  const width = stageWidth(stage)
  return {
    id,
    width,
    height: STAGE_HEIGHT,
    labels: [{ text: 'times', width: Math.max(width, 72), height: WORDS_BELOW }],
    ports: lines.flatMap(({ from, to }, number) => {
      const end = ends[number]
      if (end === undefined) return []
      return [
        ...(from === stage ? [portOf(`from ${number}`, end.from)] : []),
        ...(to === stage ? [portOf(`to ${number}`, end.to)] : []),
      ]
    }),
    layoutOptions: {
      'elk.nodeLabels.placement': 'OUTSIDE V_BOTTOM H_CENTER',
      'elk.portConstraints': 'FIXED_POS',
    },
  }
}

/** What goes through the middle lies straight, what the definition lacks bends round the rest. */
const WEIGHT: Readonly<Record<Place, string>> = { middle: '100', below: '5', above: '1' }

function edgeOf(number: number, place: Place, words: number): ElkExtendedEdge {
  const weight = WEIGHT[place]
  return {
    id: `line ${number}`,
    sources: [`from ${number}`],
    targets: [`to ${number}`],
    labels: [
      {
        text: 'words',
        width: words,
        height: place === 'above' ? BOX_HEIGHT : LABEL_HEIGHT,
        layoutOptions: { 'elk.edgeLabels.inline': 'true', 'elk.edgeLabels.placement': 'CENTER' },
      },
    ],
    layoutOptions: {
      'elk.layered.priority.straightness': weight,
      'elk.layered.priority.shortness': weight,
      'elk.layered.priority.direction': weight,
    },
  }
}

/** By the number of characters, which is the same on every machine; longer names end in an ellipsis. */
function stageWidth(stage: string): number {
  return Math.min(168, Math.max(72, Math.round(stage.length * 7.4) + 22))
}
