import { useEffect } from 'react'
import { Bar } from '../components/progress.tsx'
import { DropFrame } from '../components/drop-frame.tsx'
import type { OpenCase } from '../store/case.ts'
import { followDrops, useDrop } from '../store/drop.ts'
import { counted } from '../words/numbers.ts'
import { visible } from '../words/visible.ts'
import css from './drop-layer.module.css'

/** Says what letting go would do, while something is held over the window, and that it is being taken. */
export function DropLayer({ opened }: { readonly opened: OpenCase | undefined }) {
  const { over, taking } = useDrop()
  useEffect(() => followDrops(), [])
  if (over === null && taking === null) return null
  return (
    <div className={css.layer} role="status">
      <DropFrame state="over" aside={over === null || over === 0 ? undefined : counted(over, 'thing')}>
        {over === null ? (
          <>
            <b>Taking {visible(taking ?? '')}</b>
            <Bar fraction={undefined} label="Taking what was dropped" />
          </>
        ) : (
          <div>
            <p className={css.what}>Let go to open or import</p>
            <p className={css.more}>
              A case opens; a packet is verified; logs, definitions and policies{' '}
              {opened === undefined ? 'begin a new case' : `go to the intake of ${visible(opened.name)}`}.
            </p>
          </div>
        )}
      </DropFrame>
    </div>
  )
}
