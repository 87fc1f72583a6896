import type { SourceRow } from '../../../shared/contract/intake.ts'
import { Scroll } from '../../components/screen.tsx'
import type { OpenCase } from '../../store/case.ts'
import type { Route } from '../../store/route.ts'
import { CustodyFacts } from './custody-facts.tsx'
import { ContextSection } from './context-section.tsx'
import { DetailPanes } from './detail-panes.tsx'
import { Quarantine } from './quarantine.tsx'
import { RecognisedSection } from './recognised-section.tsx'

/** Quarantine with its lines, what the file was recognised as, its digests, and where it comes from. */
export function SourceDetail({
  source,
  opened,
  route,
  isWide,
}: {
  readonly source: SourceRow
  readonly opened: OpenCase
  readonly route: Route
  readonly isWide: boolean
}) {
  return (
    <DetailPanes
      isWide={isWide}
      first={
        source.quarantined > 0 ? (
          <Quarantine source={source} opened={opened} route={route} isWide={isWide} />
        ) : (
          <Scroll label="What the source was recognised as" pane>
            <RecognisedSection source={source} />
          </Scroll>
        )
      }
      second={
        <Scroll ground="inset" label={`Custody and context of s${source.id}`} pane>
          <CustodyFacts source={source} />
          <ContextSection source={source} opened={opened} />
        </Scroll>
      }
    />
  )
}
