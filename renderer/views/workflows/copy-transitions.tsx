import type { WorkflowInFull } from '../../../shared/contract/workflows.ts'
import { Button } from '../../components/button.tsx'
import { copyText } from '../../store/notices.ts'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { lineWords } from './line-words.ts'

/** What the diagram and its table say, a line each. */
export function CopyTransitions({ workflow }: { readonly workflow: WorkflowInFull }) {
  const { id, version, runs, transitions } = workflow
  return (
    <Button
      size="small"
      weight="quiet"
      onClick={() => {
        const lines = [
          `${id} ${version}${runs === null ? '' : `, ${counted(runs, 'run')}`}`,
          ...transitions.map(lineWords),
        ]
        copyText(visible(lines.join('\n')), 'The transitions')
      }}
    >
      Copy as text
    </Button>
  )
}
