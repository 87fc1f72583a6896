import { Controls, ReactFlow } from '@xyflow/react'
import '@xyflow/react/dist/base.css'
import { use, useMemo } from 'react'
import type { WorkflowInFull } from '../../../shared/contract/workflows.ts'
import { visible } from '../../words/visible.ts'
import { LineEdge } from './diagram-line.tsx'
import { StageNode } from './diagram-stage.tsx'
import { drawingOnce } from './drawing-once.ts'
import { edgesOf, keyAt, nodesOf } from './diagram-parts.ts'
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
  const counts = workflow.tallied ? 'known' : 'not-known'
  const nodes = useMemo(() => (drawing === undefined ? [] : nodesOf(drawing, counts)), [drawing, counts])
  const edges = useMemo(
    () => (drawing === undefined ? [] : edgesOf(drawing, counts, chosen)),
    [drawing, counts, chosen],
  )
  const height =
    drawing === undefined ? LEAST_HEIGHT : Math.min(MOST_HEIGHT, Math.max(LEAST_HEIGHT, drawing.height + 16))
  return (
    <div className={css.diagram} style={{ height }}>
      {drawing === undefined ? (
        <p className={css.notDrawn}>Not drawn: it took too long. The tables below have all of it.</p>
      ) : (
        <ReactFlow
          key={`${workflow.id} ${workflow.version} ${drawing.width} ${drawing.height}`}
          aria-label={visible(`Stages and transitions of ${workflow.id} ${workflow.version}`)}
          nodes={nodes}
          edges={edges}
          nodeTypes={NODES}
          edgeTypes={EDGES}
          onEdgesChange={(changes) => {
            for (const change of changes) {
              const key = change.type === 'select' && change.selected ? keyAt(drawing, change.id) : undefined
              if (key !== undefined) onChoose(key)
            }
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
