import { PageHead } from '../../components/head.tsx'

export function Cases() {
  return <PageHead title="Cases" />
}
