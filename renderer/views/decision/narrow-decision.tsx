import { useRef, useState } from 'react'
import { Panes } from '../../components/panes.tsx'
import { Key } from '../../components/key.tsx'
import { jumpTo } from './decision-keys.tsx'
import { Found } from './found.tsx'
import { Happened } from './happened.tsx'
import { HeardAgain } from './heard-again.tsx'
import { OnWhat } from './on-what.tsx'
import { type Parts, SECTIONS, type SectionId } from './parts.ts'
import { Raw } from './raw-section.tsx'
import { UnderWhichRule } from './rule.tsx'
import { RunStrip } from './run-strip.tsx'
import { WhatIf } from './what-if.tsx'
import css from './layout.module.css'

/** Where there is no room for three columns: a bar to jump by, the run as one strip, two columns that scroll. */
export function NarrowDecision(parts: Parts) {
  const frame = useRef<HTMLDivElement>(null)
  const [here, setHere] = useState<SectionId>('on-what')
  const [run, setRun] = useState<'strip' | 'whole'>('strip')
  const jump = (id: SectionId) => {
    setHere(id)
    jumpTo(frame.current, id)
  }
  return (
    <div
      ref={frame}
      className={css.narrow}
      onFocusCapture={({ target }) => {
        const section = target.closest<HTMLElement>('[data-section]')?.dataset['section']
        const found = SECTIONS.find(({ id }) => id === section)
        if (found !== undefined) setHere(found.id)
      }}
    >
      <nav className={css.jumps} aria-label="Sections">
        {SECTIONS.map(({ key, id, name }) => (
          <button
            key={id}
            type="button"
            className={`${css.jump} ${here === id ? css.here : ''}`}
            aria-current={here === id ? 'true' : undefined}
            onClick={() => jump(id)}
          >
            <Key>{key}</Key>
            {name}
          </button>
        ))}
      </nav>
      <RunStrip
        {...parts}
        isOpen={run === 'whole'}
        onOpen={() => setRun(run === 'whole' ? 'strip' : 'whole')}
      />
      <Panes
        kept="decision narrow"
        side="second"
        size={344}
        least={260}
        most={480}
        keys
        first={
          <div className={css.scrolling}>
            <div className={run === 'whole' ? css.run : css.closed}>
              <Happened {...parts} />
            </div>
            <OnWhat {...parts} />
            <UnderWhichRule {...parts} />
            <WhatIf {...parts} />
          </div>
        }
        second={
          <div className={`${css.scrolling} ${css.inset}`}>
            <HeardAgain {...parts} />
            <Found {...parts} />
            <Raw {...parts} />
          </div>
        }
      />
    </div>
  )
}
