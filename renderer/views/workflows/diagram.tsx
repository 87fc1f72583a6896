import { Controls, type Node, ReactFlow } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { use, useMemo } from 'react'
import type { WorkflowInFull } from '../../../shared/contract/workflows.ts'
import { visible } from '../../words/visible.ts'
import { LineEdge, type LineEdgeType } from './diagram-line.tsx'
import { StageNode, type StageNodeType } from './diagram-stage.tsx'
import { type Drawing, drawingOnce } from './layout.ts'
import { lineWords } from './line-words.ts'
import css from './diagram.module.css'

const NODES = { stage: StageNode, corner: () => null }
const EDGES = { line: LineEdge }
const LEAST_HEIGHT = 150
const MOST_HEIGHT = 330

/**
 * The stages and the lines between them. It says nothing that the tables below do not say; its parts can be
 * reached by Tab and chosen by Enter all the same.
 */
export function Diagram({
  workflow,
  chosen,
  onChoose,
}: {
  readonly workflow: WorkflowInFull
  /** The key of a transition. */
  readonly chosen: string | null
  readonly onChoose: (key: string) => void
}) {
  const drawing = use(drawingOnce(workflow))
  const nodes = useMemo(() => (drawing === undefined ? [] : nodesOf(drawing)), [drawing])
  const edges = useMemo(() => (drawing === undefined ? [] : edgesOf(drawing, chosen)), [drawing, chosen])
  const height =
    drawing === undefined ? LEAST_HEIGHT : Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, drawing.height + 16))
  return (
    <div className={css.diagram} style={{ height }}>
      {drawing === undefined ? null : (
        <ReactFlow
          key={`${workflow.id} ${workflow.version} ${drawing.width} ${drawing.height}`}
          aria-label={visible(`Stages and transitions of ${workflow.id} ${workflow.version}`)}
          nodes={nodes}
          edges={edges}
          nodeTypes={NODES}
          edgeTypes={EDGES}
          onEdgesChange={(changes) => {
            for (const change of changes) if (change.type === 'select' && change.selected) onChoose(change.id)
          }}
          ariaLabelConfig={WORDS}
          fitView
          fitViewOptions={{ maxZoom: 1, minZoom: 0.35, padding: '8px' }}
          minZoom={0.25}
          maxZoom={2}
          nodesDraggable={false}
          nodesConnectable={false}
          elementsSelectable
          edgesFocusable
          nodesFocusable={false}
          zoomOnScroll={false}
          zoomOnDoubleClick={false}
          preventScrolling={false}
          deleteKeyCode={null}
          selectionKeyCode={null}
          multiSelectionKeyCode={null}
          panActivationKeyCode={null}
          zoomActivationKeyCode={null}
          proOptions={{ hideAttribution: true }}
        >
          <Controls showInteractive={false} className={css.controls ?? ''} aria-label="Size of the diagram" />
        </ReactFlow>
      )}
    </div>
  )
}

const WORDS = {
  'node.a11yDescription.default': 'A stage of the workflow.',
  'edge.a11yDescription.default': 'A transition. Enter chooses it in the table below.',
  'controls.ariaLabel': 'Size of the diagram',
  'controls.zoomIn.ariaLabel': 'Make the diagram larger',
  'controls.zoomOut.ariaLabel': 'Make the diagram smaller',
  'controls.fitView.ariaLabel': 'Fit the diagram',
}

/** What is fitted into sight is nodes: two that nobody sees keep lines in it that run outside the stages. */
function nodesOf({ stages, width: right, height: bottom }: Drawing): Node[] {
  const corners = [
    { id: ' first corner', type: 'corner', position: { x: 0, y: 0 }, data: {}, width: 1, height: 1 },
    {
      id: ' last corner',
      type: 'corner',
      position: { x: right - 1, y: bottom - 1 },
      data: {},
      width: 1,
      height: 1,
    },
  ]
  return [
    ...corners,
    ...stages.map(({ stage, x, y, width }): StageNodeType => ({
      id: stage.stage,
      type: 'stage',
      position: { x, y },
      width,
      data: { stage },
      selectable: false,
    })),
  ]
}

function edgesOf({ lines }: Drawing, chosen: string | null): LineEdgeType[] {
  const most = Math.max(1, ...lines.map(({ transition }) => transition.taken))
  return lines.map(({ key, transition, points, label }) => ({
    id: key,
    type: 'line',
    source: transition.from,
    target: transition.to,
    selected: key === chosen,
    ariaLabel: visible(lineWords(transition)),
    data: { transition, points, label, share: transition.taken / most },
    // What bends over others, and what is chosen, is drawn above them.
    zIndex: key === chosen ? 2 : transition.defined === 'undefined' ? 1 : 0,
  }))
}
