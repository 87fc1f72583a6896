import { useAnswer } from '../../client/answers.ts'
import { Button } from '../../components/button.tsx'
import { Empty } from '../../components/empty.tsx'
import { PageHead } from '../../components/head.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { Screen } from '../../components/screen.tsx'
import { TitledScreen } from '../../components/titled-screen.tsx'
import type { OpenCase } from '../../store/case.ts'
import { go, type Route } from '../../store/route.ts'
import { visible } from '../../words/visible.ts'
import { CopyPolicy } from './copy-policy.tsx'
import { Policy } from './policy.tsx'
import { PolicyTabs } from './policy-tabs.tsx'

/** The versions of a policy in time, what each decided, and how they differ. */
export function Policies({ opened, route }: { readonly opened: OpenCase; readonly route: Route }) {
  const { value: list, error } = useAnswer('policies.list', { case: opened.case })
  if (error !== undefined && list === undefined)
    return (
      <TitledScreen title="Policies">
        <ErrorNotice doing="Show the policies" error={error} />
      </TitledScreen>
    )
  if (list === undefined) return <TitledScreen title="Policies" />
  const { policies } = list
  const named = route.parts[0]
  const most = policies.toSorted((a, b) => (b.decisions ?? 0) - (a.decisions ?? 0))[0]
  const shown = named === undefined ? most : policies.find(({ id }) => id === named)
  if (shown === undefined)
    return (
      <TitledScreen title="Policies">
        {named === undefined ? (
          <Empty
            what="No policy in this case"
            actions={<Button onClick={() => go({ screen: 'intake' })}>Go to Intake</Button>}
          >
            Import a policy bundle to put the decisions to their policies again, and to see which version was
            in force when.
          </Empty>
        ) : (
          <Empty
            what={visible(`No policy ${named} in this case`)}
            actions={<Button onClick={() => go({ screen: 'policies' })}>Show the first policy</Button>}
          >
            Neither a bundle nor a decision names it.
          </Empty>
        )}
      </TitledScreen>
    )
  return (
    <Screen
      head={
        <PageHead title="Policies" actions={<CopyPolicy opened={opened} id={shown.id} />}>
          <PolicyTabs list={list} shown={shown.id} />
        </PageHead>
      }
    >
      <Policy key={shown.id} opened={opened} id={shown.id} route={route} />
    </Screen>
  )
}
