import type { Output } from '../../../shared/contract/methods.ts'
import { Choice } from '../../components/choice.tsx'
import { addressOf, go } from '../../store/route.ts'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import css from './policy-tabs.module.css'

/** More of them are a menu. */
const MOST_TABS = 6

/** One tab a policy, with how many versions it has. */
export function PolicyTabs({
  list: { policies, unnamed },
  shown,
}: {
  readonly list: Output<'policies.list'>
  readonly shown: string
}) {
  return (
    <>
      {policies.length > MOST_TABS ? (
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
        <nav className={css.tabs} aria-label="Policies">
          {policies.map(({ id, versions, missing }) => (
            <a
              key={id}
              className={`${css.tab} ${id === shown ? css.shown : ''}`}
              href={addressOf({ screen: 'policies', parts: [id] })}
              aria-current={id === shown ? 'page' : undefined}
            >
              <span className={css.name}>{visible(id)}</span>
              <span className={css.count}>{versions + missing}</span>
            </a>
          ))}
        </nav>
      )}
      {unnamed === 0 ? null : (
        <a className={css.unnamed} href={addressOf({ screen: 'findings', parts: ['EV-03'] })}>
          {counted(unnamed, 'decision')} under no policy named, EV-03
        </a>
      )}
    </>
  )
}
