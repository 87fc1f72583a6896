import { Fragment, lazy, Suspense, type ReactNode } from 'react'
import { ErrorNotice } from '../components/notice.tsx'
import { Button } from '../components/button.tsx'
import { dismissTrouble, type OpenCase, useCases } from '../store/case.ts'
import { formatRoute, go, type Route } from '../store/route.ts'
import { NoCase } from './no-case.tsx'
import { Opening } from './opening.tsx'
import { ScreenGuard } from './screen-guard.tsx'

const Cases = lazy(async () => ({ default: (await import('../views/cases/cases.tsx')).Cases }))
const Intake = lazy(async () => ({ default: (await import('../views/intake/intake.tsx')).Intake }))
const Overview = lazy(async () => ({ default: (await import('../views/overview/overview.tsx')).Overview }))
const Decisions = lazy(async () => ({
  default: (await import('../views/decisions/decisions.tsx')).Decisions,
}))
const Decision = lazy(async () => ({
  default: (await import('../views/decision/decision.tsx')).DecisionScreen,
}))
const Workflows = lazy(async () => ({
  default: (await import('../views/workflows/workflows.tsx')).Workflows,
}))
const Policies = lazy(async () => ({ default: (await import('../views/policies/policies.tsx')).Policies }))
const Inputs = lazy(async () => ({ default: (await import('../views/inputs/inputs.tsx')).Inputs }))
const Findings = lazy(async () => ({ default: (await import('../views/findings/findings.tsx')).Findings }))
const Review = lazy(async () => ({ default: (await import('../views/review/review.tsx')).Review }))
const Packets = lazy(async () => ({ default: (await import('../views/packets/packets.tsx')).Packets }))
const Identities = lazy(async () => ({
  default: (await import('../views/identities/identities.tsx')).Identities,
}))
const Custody = lazy(async () => ({ default: (await import('../views/custody/custody.tsx')).Custody }))

/** The screen that the address names. A fault in one screen stops that one only. */
export function CurrentScreen({
  route,
  opened,
}: {
  readonly route: Route
  readonly opened: OpenCase | undefined
}) {
  const trouble = useCases((state) => state.trouble)
  if (trouble !== null && trouble.name === route.caseName)
    return (
      <ErrorNotice
        doing={`Open ${trouble.name}`}
        error={trouble.error}
        actions={
          <Button
            size="small"
            onClick={() => {
              dismissTrouble()
              go({ caseName: null, screen: 'cases' })
            }}
          >
            Go to Cases
          </Button>
        }
      />
    )
  return (
    <ScreenGuard place={formatRoute(route)}>
      <Suspense fallback={null}>
        {/* Another case is another screen: nothing of the one before is kept in sight. */}
        <Fragment key={opened?.case ?? ''}>{screenOf(route, opened)}</Fragment>
      </Suspense>
    </ScreenGuard>
  )
}

function screenOf(route: Route, opened: OpenCase | undefined): ReactNode {
  if (route.screen === 'cases') return <Cases />
  if (route.screen === 'packets') return <Packets opened={opened} route={route} />
  if (route.screen === 'identities') return <Identities route={route} />
  if (opened === undefined)
    return route.caseName === null ? <NoCase screen={route.screen} /> : <Opening name={route.caseName} />
  switch (route.screen) {
    case 'intake':
      return <Intake opened={opened} route={route} />
    case 'overview':
      return <Overview opened={opened} />
    case 'decisions':
      return route.parts.length > 0 ? (
        <Decision opened={opened} route={route} />
      ) : (
        <Decisions opened={opened} route={route} />
      )
    case 'workflows':
      return <Workflows opened={opened} route={route} />
    case 'policies':
      return <Policies opened={opened} route={route} />
    case 'inputs':
      return <Inputs opened={opened} route={route} />
    case 'findings':
      return <Findings opened={opened} route={route} />
    case 'review':
      return <Review opened={opened} route={route} />
    case 'custody':
      return <Custody opened={opened} />
  }
}
