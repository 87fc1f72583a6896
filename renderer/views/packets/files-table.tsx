import type { PacketPreview } from '../../../shared/contract/packets.ts'
import { SectionHead } from '../../components/head.tsx'
import { Table } from '../../components/table.tsx'
import { bytes, count } from '../../words/numbers.ts'

/** Entries that are counted only where all decisions are looked at. */
const RECKONED = new Set(['evidence/proofs.ndjson', 'evidence/records.ndjson', 'findings.sarif'])

/** The entries of the packet, and about how much each will come to. */
export function FilesTable({
  preview: { entries, bytes: whole, exact },
}: {
  readonly preview: PacketPreview
}) {
  const files = entries.reduce((sum, { name, holds }) => sum + (name.endsWith('/') ? (holds ?? 1) : 1), 0)
  return (
    <section>
      <SectionHead title="Files" about={`${count(files)} entries, about ${bytes(whole)}`} />
      <Table
        label="Files of the packet"
        height="detail"
        rows={entries}
        keyOf={({ name }) => name}
        columns={[
          {
            key: 'name',
            head: 'Entry',
            wide: true,
            cell: ({ name }) => <code className="mono-s">{name}</code>,
          },
          {
            key: 'holds',
            head: 'Holds',
            align: 'right',
            width: 96,
            cell: ({ name, holds }) =>
              holds === null ? '' : `${exact || !RECKONED.has(name) ? '' : 'about '}${count(holds)}`,
          },
          { key: 'bytes', head: 'About', align: 'right', width: 88, cell: ({ bytes: size }) => bytes(size) },
        ]}
      />
    </section>
  )
}
