import { Button } from '../components/button.tsx'
import { Empty } from '../components/empty.tsx'
import { PageHead } from '../components/head.tsx'
import { chooseCase, newCase } from '../store/case-acts.ts'
import type { Screen } from '../store/route.ts'
import { PLACES } from './places.ts'

/** In place of a screen that shows something of a case, where none is open. */
export function NoCase({ screen }: { readonly screen: Screen }) {
  return (
    <>
      <PageHead title={PLACES.find((place) => place.screen === screen)?.name ?? 'Docket'} />
      <Empty
        what="No case is open in this window."
        actions={
          <>
            <Button weight="primary" onClick={newCase}>
              New case
            </Button>
            <Button onClick={chooseCase}>Open a case…</Button>
          </>
        }
      >
        This screen shows what a case holds.
      </Empty>
    </>
  )
}
