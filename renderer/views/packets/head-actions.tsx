import { Copy, Plus } from 'lucide-react'
import { Button } from '../../components/button.tsx'
import { copyText } from '../../store/notices.ts'
import { go, type Route } from '../../store/route.ts'
import { choosePacketHere, useVerifyingOf } from '../../store/verifying.ts'
import type { tabOf } from './tab-of.ts'
import { verificationText } from './verification-text.ts'

/** What can be done, by the part of the screen that is shown. */
export function HeadActions({
  tab,
  route,
}: {
  readonly tab: ReturnType<typeof tabOf>
  readonly route: Route
}) {
  const { report } = useVerifyingOf(route.query['packet'] ?? '')
  switch (tab) {
    case 'sealed':
      return (
        <Button icon={<Plus aria-hidden="true" />} onClick={() => go({ screen: 'packets', parts: ['new'] })}>
          New packet
        </Button>
      )
    case 'new':
      return null
    case 'verify':
      return (
        <>
          {report === null ? null : (
            <Button
              weight="quiet"
              icon={<Copy aria-hidden="true" />}
              onClick={() => copyText(verificationText(report), 'The verification')}
            >
              Copy as text
            </Button>
          )}
          {route.query['packet'] === undefined ? null : (
            <Button onClick={choosePacketHere}>Choose another packet…</Button>
          )}
        </>
      )
  }
}
