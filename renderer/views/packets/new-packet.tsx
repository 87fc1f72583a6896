import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { SidePanes } from '../../components/side-panes.tsx'
import type { OpenCase } from '../../store/case.ts'
import { go, type Route } from '../../store/route.ts'
import { choiceOf, filterOf } from './choice.ts'
import { ChoicePane } from './choice-pane.tsx'
import { GoesIn } from './goes-in.tsx'
import { ReaderPane } from './reader-pane.tsx'
import css from './new-packet.module.css'

/** A packet before it is sealed: what is chosen, exactly what goes in, what a reader can check, and the key. */
export function NewPacket({ opened, route }: { readonly opened: OpenCase; readonly route: Route }) {
  const choice = choiceOf(route)
  const filter = filterOf(choice)
  const { value: info } = useAnswer('case.info', { case: opened.case })
  const {
    value: preview,
    error,
    waiting,
  } = useAnswer('packet.preview', filter === null ? null : { case: opened.case, filter }, { keep: true })
  if (info !== undefined && info.decisions === 0)
    return (
      <Empty
        what="This case holds no decisions to seal."
        actions={
          <Button weight="primary" onClick={() => go({ screen: 'intake' })}>
            Go to Intake
          </Button>
        }
      >
        A packet holds decisions, all records of their runs with proofs, the policies that decided, and the
        findings. Import evidence and rebuild.
      </Empty>
    )
  const shown = filter === null ? undefined : preview
  const panes = (
    <SidePanes
      kept="packet choice"
      side="first"
      widths={{ wide: 316, narrow: 268 }}
      least={240}
      most={520}
      keys
      first={<ChoicePane opened={opened} choice={choice} filter={filter} />}
      second={
        <GoesIn opened={opened} filter={filter} preview={shown} error={filter === null ? undefined : error} />
      }
    />
  )
  return (
    <SidePanes
      kept="packet reader"
      side="second"
      widths={{ wide: 332, narrow: 272 }}
      least={248}
      most={520}
      first={<div className={css.fill}>{panes}</div>}
      second={
        <ReaderPane
          key={opened.case}
          opened={opened}
          choice={choice}
          filter={filter}
          preview={error === undefined ? shown : undefined}
          waiting={waiting}
        />
      }
    />
  )
}
