import type { OpenCase } from '../../store/case.ts'
import type { Route } from '../../store/route.ts'
import { DefinitionDetail } from './definition-detail.tsx'
import type { Row } from './rows.ts'
import { SourceDetail } from './source-detail.tsx'
import { WaitingDetail } from './waiting-detail.tsx'

/** What is to be seen of the row that has the focus. */
export function Detail({
  row,
  opened,
  route,
  isWide,
}: {
  readonly row: Row
  readonly opened: OpenCase
  readonly route: Route
  readonly isWide: boolean
}) {
  switch (row.kind) {
    case 'source':
      return <SourceDetail source={row.source} opened={opened} route={route} isWide={isWide} />
    case 'definition':
      return <DefinitionDetail definition={row.definition} isWide={isWide} />
    case 'waiting':
      return <WaitingDetail waiting={row.waiting} />
  }
}
