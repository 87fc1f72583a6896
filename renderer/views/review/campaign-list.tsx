import { Plus } from 'lucide-react'
import type { CampaignSummary } from '../../../shared/model/review.ts'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { Scroll } from '../../components/screen.tsx'
import { Table } from '../../components/table.tsx'
import { TableTime, useZoneWord } from '../../components/time.tsx'
import { go } from '../../store/route.ts'
import { count } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { stateWords } from './campaign-words.ts'

/** Campaigns of the case, newest first. */
export function CampaignList({ campaigns }: { readonly campaigns: readonly CampaignSummary[] }) {
  const zone = useZoneWord()
  if (campaigns.length === 0)
    return (
      <Empty
        what="Nothing is under review yet."
        actions={
          <Button
            weight="primary"
            icon={<Plus aria-hidden="true" />}
            keys={['n']}
            onClick={() => go({ screen: 'review', parts: ['new'] })}
          >
            New campaign
          </Button>
        }
      >
        A campaign fixes which decisions are looked at, draws a sample that anybody can draw again, and holds
        who said what of each, up to two signatures.
      </Empty>
    )
  return (
    <Scroll pane>
      <Table
        label="Campaigns"
        rows={campaigns}
        keyOf={({ id }) => id}
        onOpen={({ id }) => go({ screen: 'review', parts: [id] })}
        keys="Review"
        columns={[
          { key: 'name', head: 'Campaign', wide: true, cell: ({ plan }) => <b>{visible(plan.name)}</b> },
          {
            key: 'opened',
            head: `Opened, ${zone}`,
            cell: ({ openedAt }) => <TableTime at={openedAt} precision="s" />,
          },
          { key: 'by', head: 'By', cell: ({ openedBy }) => visible(openedBy.name) },
          {
            key: 'population',
            head: 'Population',
            align: 'right',
            cell: ({ population }) => count(population.size),
          },
          { key: 'sample', head: 'Sample', align: 'right', cell: ({ sample }) => count(sample.size) },
          { key: 'decided', head: 'Decided', align: 'right', cell: ({ states }) => count(states.decided) },
          { key: 'revoke', head: 'Revoke', align: 'right', cell: ({ verdicts }) => count(verdicts.revoke) },
          { key: 'state', head: 'State', cell: (campaign) => stateWords(campaign) },
        ]}
      />
    </Scroll>
  )
}
