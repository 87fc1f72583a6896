import { Panes } from '../../components/panes.tsx'
import { Found } from './found.tsx'
import { Happened } from './happened.tsx'
import { HeardAgain } from './heard-again.tsx'
import { OnWhat } from './on-what.tsx'
import type { Parts } from './parts.ts'
import { Raw } from './raw-section.tsx'
import { UnderWhichRule } from './rule.tsx'
import { WhatIf } from './what-if.tsx'
import css from './layout.module.css'

/** Three columns: what happened; on what and under which rule; heard again, found, raw. */
export function WideDecision(parts: Parts) {
  return (
    <Panes
      kept="decision happened"
      side="first"
      size={280}
      least={220}
      most={480}
      first={
        <div className={`${css.column} ${css.inset}`}>
          <Happened {...parts} />
        </div>
      }
      second={
        <Panes
          kept="decision heard"
          side="second"
          size={332}
          least={280}
          most={560}
          keys
          first={
            <div className={css.column}>
              <OnWhat {...parts} />
              <UnderWhichRule {...parts} />
              <WhatIf {...parts} />
            </div>
          }
          second={
            <div className={`${css.column} ${css.inset}`}>
              <HeardAgain {...parts} />
              <Found {...parts} />
              <Raw {...parts} />
            </div>
          }
        />
      }
    />
  )
}
