import { useAnswer } from '../../client/answers.ts'
import { PageHead } from '../../components/head.tsx'
import { Screen } from '../../components/screen.tsx'
import { Tabs } from '../../components/tabs.tsx'
import type { OpenCase } from '../../store/case.ts'
import { useCommands } from '../../store/commands.ts'
import { addressOf, go, type Route } from '../../store/route.ts'
import { choosePacketHere } from '../../store/verifying.ts'
import { HeadActions } from './head-actions.tsx'
import { NewPacket } from './new-packet.tsx'
import { SealedHere } from './sealed-here.tsx'
import { tabOf } from './tab-of.ts'
import { VerifyPacket } from './verify-packet.tsx'

/** Packets that were sealed from this case, a new one, and the verification of any. */
export function Packets({ opened, route }: { readonly opened: OpenCase | undefined; readonly route: Route }) {
  const tab = tabOf(route, opened)
  useCommands([
    { name: 'Choose a packet to verify…', group: 'Packets', run: choosePacketHere },
    ...(opened === undefined
      ? []
      : [
          {
            name: 'Make a new packet',
            group: 'Packets',
            run: () => go({ screen: 'packets', parts: ['new'] }),
          },
        ]),
  ])
  return (
    <Screen
      head={
        <PageHead title="Packets" actions={<HeadActions tab={tab} route={route} />}>
          {opened === undefined ? null : <PacketTabs opened={opened} tab={tab} />}
        </PageHead>
      }
    >
      {tab === 'verify' ? (
        <VerifyPacket packet={route.query['packet']} />
      ) : opened === undefined ? null : tab === 'new' ? (
        <NewPacket opened={opened} route={route} />
      ) : (
        <SealedHere opened={opened} />
      )}
    </Screen>
  )
}

function PacketTabs({ opened, tab }: { readonly opened: OpenCase; readonly tab: ReturnType<typeof tabOf> }) {
  const { value } = useAnswer('packet.sealed', { case: opened.case, limit: 200 })
  return (
    <Tabs
      label="Packets"
      tabs={[
        {
          name: 'Sealed here',
          href: addressOf({ screen: 'packets' }),
          here: tab === 'sealed',
          count: value?.rows.length,
        },
        { name: 'New packet', href: addressOf({ screen: 'packets', parts: ['new'] }), here: tab === 'new' },
        { name: 'Verify', href: addressOf({ screen: 'packets', parts: ['verify'] }), here: tab === 'verify' },
      ]}
    />
  )
}
