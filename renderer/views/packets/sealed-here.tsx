import { FolderOpen, Plus } from 'lucide-react'
import { useState } from 'react'
import type { SealedPacket } from '../../../shared/contract/packets.ts'
import { useAnswer } from '../../client/answers.ts'
import { hostKind } from '../../client/client.ts'
import { Button } from '../../components/button.tsx'
import { Digest } from '../../components/digest.tsx'
import { Empty } from '../../components/empty.tsx'
import { Facts } from '../../components/facts.tsx'
import { SectionHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Panes } from '../../components/panes.tsx'
import { Scroll } from '../../components/screen.tsx'
import { Table } from '../../components/table.tsx'
import { TableTime, Time, useZoneWord } from '../../components/time.tsx'
import { useWide } from '../../components/wide.ts'
import type { OpenCase } from '../../store/case.ts'
import { copyText } from '../../store/notices.ts'
import { addressOf, go } from '../../store/route.ts'
import { revealFile, useSealing } from '../../store/sealing.ts'
import { choosePacketHere, verifyKnown } from '../../store/verifying.ts'
import { bytes, count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import css from './sealed-here.module.css'

const SHOWN = 200

/** What was sealed from this case: custody says what, when and by whom, and with which digest. */
export function SealedHere({ opened }: { readonly opened: OpenCase }) {
  const { value, error } = useAnswer('packet.sealed', { case: opened.case, limit: SHOWN })
  const [focused, setFocused] = useState<number | null>(null)
  const zone = useZoneWord()
  const wide = useWide()
  if (error !== undefined) return <ErrorNotice doing="List the packets" error={error} />
  if (value === undefined) return null
  if (value.rows.length === 0)
    return (
      <Empty
        what="No packet was sealed from this case yet."
        actions={
          <Button
            weight="primary"
            icon={<Plus aria-hidden="true" />}
            onClick={() => go({ screen: 'packets', parts: ['new'] })}
          >
            New packet
          </Button>
        }
      >
        A packet holds decisions with all that they rest on, signed. Whoever gets it can check every line, and
        hear the decisions again, without Docket.
      </Empty>
    )
  const current = value.rows.find(({ seq }) => seq === focused) ?? value.rows[0]
  return (
    <Panes
      kept="packets sealed"
      side="second"
      size={wide ? 400 : 300}
      least={260}
      most={640}
      keys
      first={
        <div className={css.pane} data-pane="">
          <Scroll>
            <Table
              label="Packets sealed here"
              rows={value.rows}
              keyOf={({ seq }) => String(seq)}
              focused={current === undefined ? null : String(current.seq)}
              onFocus={({ seq }) => setFocused(seq)}
              keys="Packets"
              columns={[
                {
                  key: 'time',
                  head: `Sealed, ${zone}`,
                  width: 152,
                  cell: ({ time }) => <TableTime at={time} precision="s" />,
                },
                {
                  key: 'name',
                  head: 'Packet',
                  wide: true,
                  cell: ({ end }) =>
                    end === null ? (
                      <span className="ink-2">its end is not on record</span>
                    ) : (
                      <b>{visible(end.name)}</b>
                    ),
                },
                { key: 'by', head: 'By', cell: ({ by }) => visible(by) },
                {
                  key: 'decisions',
                  head: 'Decisions',
                  align: 'right',
                  cell: ({ end }) => (end === null ? '' : count(end.decisions)),
                },
                {
                  key: 'bytes',
                  head: 'Size',
                  align: 'right',
                  cell: ({ end }) => (end === null ? '' : bytes(end.bytes)),
                },
                ...(wide
                  ? [
                      {
                        key: 'sha256',
                        head: 'Digest',
                        cell: ({ end }: SealedPacket) =>
                          end === null ? null : <Digest value={end.sha256} />,
                      },
                    ]
                  : []),
              ]}
            />
            {value.next === null ? null : (
              <p className={css.more}>The newest are shown; the others stand in Custody.</p>
            )}
          </Scroll>
        </div>
      }
      second={current === undefined ? null : <OnePacket packet={current} />}
    />
  )
}

function OnePacket({ packet: { seq, time, by, selection, keyids, end } }: { readonly packet: SealedPacket }) {
  const known = useSealing((state) => (end === null ? undefined : state.known[end.sha256]))
  return (
    <div className={css.detail} data-pane="" role="region" aria-label="The packet" tabIndex={0}>
      <SectionHead title={end === null ? 'Begun, its end is not on record' : visible(end.name)} />
      <Facts
        rows={[
          ['Sealed', <Time key="time" at={time} />],
          ['By', visible(by)],
          ['Chosen', selection.length === 0 ? 'every decision' : visible(selection.join(', '))],
          ...(end === null
            ? []
            : ([
                [
                  'Holds',
                  `${counted(end.decisions, 'decision')}, ${counted(end.records, 'record')}, ${counted(end.findings, 'finding')}`,
                ],
                ['Size', bytes(end.bytes)],
                ['Digest', <Digest key="sha256" value={end.sha256} whole />],
              ] as const)),
          ...keyids.map((keyid) => ['Key', <Digest key={keyid} value={keyid} whole />] as const),
          [
            'Custody',
            <a key="custody" href={addressOf({ screen: 'custody', query: { entry: String(seq) } })}>
              entry {count(seq)}
              {end === null ? '' : ` and ${count(end.seq)}`}
            </a>,
          ],
        ]}
      />
      {end === null ? (
        <p className={css.words}>
          The work was stopped, or an older Docket sealed it: custody does not say what came of it.
        </p>
      ) : (
        <>
          <p className={css.words}>
            {known === undefined
              ? 'Where its file lies is not kept: a packet can be anywhere. Choose it to verify it; its digest tells whether it is this one.'
              : `This window knows where it lies: ${visible(known.name)}.`}
          </p>
          <div className={css.acts}>
            <Button
              size="small"
              onClick={() => (known === undefined ? choosePacketHere() : verifyKnown(known, null))}
            >
              {known === undefined ? 'Choose its file to verify…' : 'Verify it'}
            </Button>
            <Button size="small" weight="quiet" onClick={() => copyText(end.sha256, 'The digest')}>
              Copy the digest
            </Button>
            {known !== undefined && hostKind() === 'electron' ? (
              <Button
                size="small"
                weight="quiet"
                icon={<FolderOpen aria-hidden="true" />}
                onClick={() => revealFile(known)}
              >
                Show the file
              </Button>
            ) : null}
          </div>
        </>
      )}
    </div>
  )
}
