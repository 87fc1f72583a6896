import type { SourceRow } from '../../../shared/contract/intake.ts'
import { Facts } from '../../components/facts.tsx'
import { SectionHead } from '../../components/head.tsx'
import { Time } from '../../components/time.tsx'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { GroupedDigest } from './grouped-digest.tsx'

/** What proves the source: its digest, the root of its tree, and who took it in. */
export function CustodyFacts({ source }: { readonly source: SourceRow }) {
  const { id, sha256, root, lines, importedAt, importedBy, status } = source
  const unread = <span className="ink-2">not yet: the file was not read to its end</span>
  return (
    <section aria-label="Custody">
      <SectionHead title={`s${id} in custody`} />
      <Facts
        rows={[
          ['SHA-256', sha256 === null ? unread : <GroupedDigest key="sha" value={sha256} name="SHA-256" />],
          [
            'Merkle root',
            root === null ? unread : <GroupedDigest key="root" value={root} name="Merkle root" />,
          ],
          ['Tree size', `${counted(lines, 'line')}, quarantine too`],
          [status === 'complete' ? 'Imported' : 'Begun', <Time key="when" at={importedAt} precision="s" />],
          ['By', visible(importedBy)],
        ]}
      />
    </section>
  )
}
