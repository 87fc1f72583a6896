import { Printer } from 'lucide-react'
import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { PageHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Screen, Scroll } from '../../components/screen.tsx'
import { useKeys } from '../../store/keys.ts'
import { copyText } from '../../store/notices.ts'
import { addressOf, go } from '../../store/route.ts'
import { visible } from '../../words/visible.ts'
import css from './identities.module.css'

/** The fingerprint card by itself, as it is printed and given away. */
export function CardView({ keyid }: { readonly keyid: string }) {
  const { value, error } = useAnswer('identity.card', { key: keyid })
  const print = () => window.print()
  const copy = () => {
    if (value !== undefined) copyText(value.card, 'The card')
  }
  const back = { screen: 'identities', parts: [keyid] } as const
  useKeys(
    {
      p: { does: 'Print the card', run: print },
      c: { does: 'Copy the card as text', run: copy },
      Escape: { does: 'Back to the key', run: () => go(back) },
    },
    'Fingerprint card',
  )
  return (
    <Screen
      head={
        <PageHead
          title="Fingerprint card"
          actions={
            // On paper the card is alone.
            <span role="toolbar" aria-label="The card" className={css.bar}>
              <a className={css.back} href={addressOf(back)}>
                Back to the key
              </a>
              <Button keys={['c']} onClick={copy}>
                Copy as text
              </Button>
              <Button
                weight="primary"
                icon={<Printer aria-hidden="true" />}
                keys={['p']}
                disabled={value === undefined}
                onClick={print}
              >
                Print
              </Button>
            </span>
          }
        />
      }
    >
      {error === undefined ? null : <ErrorNotice doing="Show the card" error={error} />}
      {value === undefined ? null : (
        <Scroll label="The card" pane>
          <pre className={css.card}>{visible(value.card)}</pre>
        </Scroll>
      )}
    </Screen>
  )
}
