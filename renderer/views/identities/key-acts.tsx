import { useState } from 'react'
import { Button } from '../../components/button.tsx'
import { useKeys } from '../../store/keys.ts'
import { CompareDialog } from './compare-dialog.tsx'
import { DescribeDialog } from './describe-dialog.tsx'
import { ForgetDialog } from './forget-dialog.tsx'
import type { KeyOf } from './identity-words.ts'
import { PeriodDialog } from './period-dialog.tsx'
import { RevokeDialog } from './revoke-dialog.tsx'
import css from './identities.module.css'

type Asked = 'compare' | 'period' | 'describe' | 'revoke' | 'forget'

/** What can be done with a key. A revoked one changes no more; one that is held here is not forgotten. */
export function KeyActs({ row }: { readonly row: KeyOf }) {
  const [asked, setAsked] = useState<Asked | null>(null)
  const isRevoked = row.key.revoked !== null
  const canForget = !isRevoked && !row.key.own
  const close = () => setAsked(null)
  useKeys(
    {
      e: { does: 'Change name and ids', run: () => setAsked('describe') },
      ...(isRevoked
        ? {}
        : {
            v: { does: 'Say how the fingerprint was compared', run: () => setAsked('compare') },
            u: { does: 'Set since when and until when it counts', run: () => setAsked('period') },
            r: { does: 'Revoke the key', run: () => setAsked('revoke') },
          }),
      ...(canForget ? { f: { does: 'Forget the key', run: () => setAsked('forget') } } : {}),
    },
    'Identities',
  )
  return (
    <div className={css.acts}>
      {isRevoked ? null : (
        <>
          <Button size="small" keys={['v']} onClick={() => setAsked('compare')}>
            Compare…
          </Button>
          <Button size="small" keys={['u']} onClick={() => setAsked('period')}>
            Set its time…
          </Button>
        </>
      )}
      <Button size="small" keys={['e']} onClick={() => setAsked('describe')}>
        Change name, ids…
      </Button>
      {isRevoked ? null : (
        <Button size="small" keys={['r']} onClick={() => setAsked('revoke')}>
          Revoke…
        </Button>
      )}
      {canForget ? (
        <Button size="small" keys={['f']} onClick={() => setAsked('forget')}>
          Forget…
        </Button>
      ) : null}
      {asked === null ? null : <Asking asked={asked} row={row} onClose={close} />}
    </div>
  )
}

function Asking({
  asked,
  row,
  onClose,
}: {
  readonly asked: Asked
  readonly row: KeyOf
  readonly onClose: () => void
}) {
  switch (asked) {
    case 'compare':
      return <CompareDialog row={row} onClose={onClose} />
    case 'period':
      return <PeriodDialog row={row} onClose={onClose} />
    case 'describe':
      return <DescribeDialog row={row} onClose={onClose} />
    case 'revoke':
      return <RevokeDialog row={row} onClose={onClose} />
    case 'forget':
      return <ForgetDialog row={row} onClose={onClose} />
  }
}
