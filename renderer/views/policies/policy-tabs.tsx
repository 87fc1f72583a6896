import type { Output } from '../../../shared/contract/methods.ts'
import { Choice } from '../../components/choice.tsx'
import { Tabs } from '../../components/tabs.tsx'
import { useWide } from '../../components/wide.ts'
import { useCommands } from '../../store/commands.ts'
import { addressOf, go } from '../../store/route.ts'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import css from './policy-tabs.module.css'

/** What does not fit into the head is a menu. */
const MOST_CHARACTERS = { wide: 140, narrow: 100 }

/** One tab a policy, with how many versions it has. */
export function PolicyTabs({
  list: { policies, unnamed },
  shown,
}: {
  readonly list: Output<'policies.list'>
  readonly shown: string
}) {
  useCommands(
    policies.map(({ id }) => ({
      name: `Show the policy ${visible(id)}`,
      group: 'Policies',
      run: () => go({ screen: 'policies', parts: [id] }),
    })),
  )
  const most = useWide() ? MOST_CHARACTERS.wide : MOST_CHARACTERS.narrow
  return (
    <>
      {policies.reduce((sum, { id }) => sum + id.length + 4, 0) > most ? (
        <Choice
          label="Policy"
          value={shown}
          options={policies.map(({ id, versions, missing }) => ({
            value: id,
            label: `${visible(id)}, ${counted(versions + missing, 'version')}`,
          }))}
          onChange={(id) => go({ screen: 'policies', parts: [id] })}
        />
      ) : (
        <Tabs
          label="Policies"
          tabs={policies.map(({ id, versions, missing }) => ({
            name: visible(id),
            href: addressOf({ screen: 'policies', parts: [id] }),
            here: id === shown,
            count: versions + missing,
          }))}
        />
      )}
      {unnamed === 0 ? null : (
        <a className={css.unnamed} href={addressOf({ screen: 'findings', parts: ['EV-03'] })}>
          {counted(unnamed, 'decision')} under no policy named, EV-03
        </a>
      )}
    </>
  )
}
