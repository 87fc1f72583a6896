import type { OpenCase } from '../../store/case.ts'
import type { Route } from '../../store/route.ts'
import { PageHead } from '../../components/head.tsx'

export function Packets({ opened }: { readonly opened: OpenCase | undefined; readonly route: Route }) {
  return <PageHead title="Packets" about={opened?.name ?? ''} />
}
