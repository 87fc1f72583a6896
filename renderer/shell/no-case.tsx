import { Button } from '../components/button.tsx'
import { Empty } from '../components/empty.tsx'
import { chooseCase, newCase } from '../store/case-acts.ts'

/** In place of a screen that shows something of a case, where none is open. */
export function NoCase() {
  return (
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
  )
}
