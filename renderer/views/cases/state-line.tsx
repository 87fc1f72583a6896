import type { ReactNode } from 'react'
import type { RecentCase } from '../../../shared/contract/cases.ts'
import { Button } from '../../components/button.tsx'
import { openCase } from '../../store/case.ts'
import { choosePacket, findMoved, forgetCase, newCase } from '../../store/case-acts.ts'
import { copyText } from '../../store/notices.ts'
import { visible } from '../../words/visible.ts'
import css from './cases.module.css'

/** What happened to a case file, what is safe, and the act. */
export function StateLine({ recent }: { readonly recent: RecentCase }) {
  return (
    <div className={css.line}>
      <span className={css.detail}>{visible(recent.detail ?? '')}</span>
      <span className={css.acts}>{actsOf(recent)}</span>
    </div>
  )
}

function actsOf(recent: RecentCase): ReactNode {
  const text = `${recent.name}.docket: ${recent.detail ?? ''}`
  const copy = (
    <Button size="small" weight="quiet" onClick={() => copyText(text, 'What is said of the case')}>
      Copy as text
    </Button>
  )
  const forget = (
    <Button size="small" weight="quiet" onClick={() => forgetCase(recent)}>
      Forget it
    </Button>
  )
  const open = (words: string) => (
    <Button size="small" onClick={() => void openCase(recent.case)}>
      {words}
    </Button>
  )
  switch (recent.state) {
    case 'locked':
      return open('Open to read')
    case 'newer':
      return (
        <>
          <Button size="small" onClick={choosePacket}>
            Verify its packets…
          </Button>
          {copy}
        </>
      )
    case 'older':
      return open('Open it')
    case 'damaged':
      return (
        <>
          <Button size="small" onClick={newCase}>
            Begin a new case…
          </Button>
          {forget}
          {copy}
        </>
      )
    case 'not-found':
      return (
        <>
          <Button size="small" onClick={() => findMoved(recent)}>
            Find it…
          </Button>
          {forget}
        </>
      )
    case 'ready':
    case 'open':
      return null
  }
}
