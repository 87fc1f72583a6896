import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { useCommands } from '../../store/commands.ts'
import { useKeys } from '../../store/keys.ts'
import { FirstVersion } from './first-version.tsx'
import type { Parts } from './parts.ts'
import { WhoElse } from './who-else.tsx'

/** What an investigator asks next: which version let it in, and who else got in the same way. */
export function Asks({ opened, view }: Pick<Parts, 'opened' | 'view'>) {
  const [isHearing, setHearing] = useState(false)
  /** The decision that was asked about: another one that comes into sight was not. */
  const [asked, setAsked] = useState<number | null>(null)
  const { ord } = view
  const outcome = view.heard.replayed.outcome ?? view.heard.recorded.outcome
  const first = `First version that ${outcome === 'deny' ? 'denies' : 'permits'}`
  const hear = () => setHearing(true)
  const ask = () => setAsked(ord)
  useKeys(
    {
      b: { does: first, run: hear },
      w: { does: 'Find who else got in the same way', run: ask },
    },
    'Decision',
  )
  useCommands([
    { name: first, group: 'Decision', keys: ['b'], run: hear },
    { name: 'Find who else got in the same way', group: 'Decision', keys: ['w'], run: ask },
  ])
  return (
    <>
      <Button size="small" keys={['b']} onClick={hear}>
        {first}
      </Button>
      <Button size="small" keys={['w']} onClick={ask}>
        Who else got in
      </Button>
      {isHearing ? <FirstVersion parts={{ opened, view }} onClose={() => setHearing(false)} /> : null}
      {asked === ord ? <WhoElse parts={{ opened, view }} onClose={() => setAsked(null)} /> : null}
    </>
  )
}
