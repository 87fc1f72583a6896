import { Handle, type Node, type NodeProps, Position } from '@xyflow/react'
import type { StageLine } from '../../../shared/contract/workflows.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import type { Counts } from './line-words.ts'
import { stayText } from './stay-text.ts'
import css from './diagram.module.css'

export type StageNodeType = Node<{ readonly stage: StageLine; readonly counts: Counts }, 'stage'>

/** A stage: its name, the runs that were in it, how long they stayed, how many neither ended nor moved on. */
export function StageNode({ data: { stage, counts } }: NodeProps<StageNodeType>) {
  const name = visible(stage.stage)
  return (
    <div className={[css.stage, css[stage.place]].join(' ')}>
      <Handle type="target" position={Position.Left} isConnectable={false} className={css.handle ?? ''} />
      <Handle type="source" position={Position.Right} isConnectable={false} className={css.handle ?? ''} />
      <span className={css.name} title={name}>
        {name}
      </span>
      <span className={css.runs}>{counts === 'known' ? count(stage.runs) : ''}</span>
      <span className={css.below}>
        {stayText(stage.median)}
        {stage.idle === 0 ? null : <span className={css.idle}>{count(stage.idle)} idle</span>}
      </span>
    </div>
  )
}
