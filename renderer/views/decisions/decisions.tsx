import type { OpenCase } from '../../store/case.ts'
import type { Route } from '../../store/route.ts'
import { PageHead } from '../../components/head.tsx'

export function Decisions({ opened }: { readonly opened: OpenCase; readonly route: Route }) {
  return <PageHead title="Decisions" about={opened.name} />
}
