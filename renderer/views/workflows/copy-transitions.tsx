import type { WorkflowInFull } from '../../../shared/contract/workflows.ts'
import { Button } from '../../components/button.tsx'
import { useCommands } from '../../store/commands.ts'
import { useKeys } from '../../store/keys.ts'
import { copyText } from '../../store/notices.ts'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { lineWords } from './line-words.ts'

/** What the diagram and its table say, a line each. */
export function CopyTransitions({ workflow }: { readonly workflow: WorkflowInFull }) {
  const copy = () => copyText(visible(textOf(workflow)), 'The transitions')
  useKeys({ c: { does: 'Copy the transitions as text', run: copy } })
  useCommands([{ name: 'Copy the transitions as text', group: 'Workflows', keys: ['c'], run: copy }])
  return (
    <Button size="small" weight="quiet" keys={['c']} onClick={copy}>
      Copy as text
    </Button>
  )
}

function textOf({ id, version, runs, transitions, tallied }: WorkflowInFull): string {
  return [
    `${id} ${version}${runs === null ? '' : `, ${counted(runs, 'run')}`}`,
    ...transitions.map((each) => lineWords(each, tallied ? 'known' : 'not-known')),
  ].join('\n')
}
