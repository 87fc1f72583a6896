import type { ItemStanding } from '../../../shared/model/review.ts'
import { Button } from '../../components/button.tsx'
import { SectionHead } from '../../components/head.tsx'
import { RecordedCode } from '../../components/recorded-code.tsx'
import { Table } from '../../components/table.tsx'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { isLike } from './alike-items.ts'
import { verdictOf } from './review-words.ts'
import { ReviewMark } from './verdict-mark.tsx'

const SHOWN = 50

/** Items that are equal in all that a verdict rests on: one verdict may be given for the rest of them, and is marked so. */
export function Alike({
  items,
  standing,
  onFocus,
  onAll,
}: {
  readonly items: readonly ItemStanding[]
  readonly standing: ItemStanding
  readonly onFocus: (id: string) => void
  /** Undefined: there is no verdict ready that could be given for all. */
  readonly onAll: (() => void) | undefined
}) {
  const alike = items.filter((each) => isLike(each, standing))
  if (alike.length < 2) return null
  const done = alike.filter(({ state }) => state === 'decided').length
  return (
    <>
      <SectionHead
        title="Equal in this sample"
        about={`${counted(alike.length, 'item')}, ${count(done)} reviewed`}
        actions={
          <Button size="small" disabled={onAll === undefined} onClick={onAll}>
            One verdict for the rest
          </Button>
        }
      />
      <Table
        label="Equal items"
        height="detail"
        rows={alike.slice(0, SHOWN)}
        keyOf={({ item }) => item.id}
        focused={standing.item.id}
        onFocus={({ item }) => onFocus(item.id)}
        columns={[
          {
            key: 'id',
            head: 'Item',
            wide: true,
            cell: ({ item }) => <code className="mono-s">{visible(item.id)}</code>,
          },
          { key: 'subject', head: 'Subject', cell: ({ item }) => <RecordedCode value={item.subject} /> },
          {
            key: 'entitlement',
            head: 'Entitlement',
            cell: ({ item }) => <RecordedCode value={item.entitlement} />,
          },
          {
            key: 'verdict',
            head: 'Verdict',
            width: 96,
            cell: (each) => {
              const verdict = verdictOf(each)
              return verdict === null ? (
                <span className="ink-3">none yet</span>
              ) : (
                <ReviewMark verdict={verdict} />
              )
            },
          },
        ]}
      />
      {alike.length > SHOWN ? <p className="small ink-2">and {count(alike.length - SHOWN)} more</p> : null}
    </>
  )
}
