import { useAnswer } from '../../client/answers.ts'
import type { PolicyInFull } from '../../../shared/contract/policies.ts'
import { ErrorNotice } from '../../components/notice.tsx'
import { SidePanes } from '../../components/side-panes.tsx'
import { RebuildNotice } from '../../components/rebuild-notice.tsx'
import { Scroll } from '../../components/screen.tsx'
import type { OpenCase } from '../../store/case.ts'
import { go, type Route } from '../../store/route.ts'
import { VersionFacts } from './version-facts.tsx'
import { VersionTable } from './version-table.tsx'
import { VersionTexts } from './version-texts.tsx'
import css from './policies.module.css'

/** One policy: its versions above, how two of them differ below, and what is known of one beside it. */
export function Policy({
  opened,
  id,
  route,
}: {
  readonly opened: OpenCase
  readonly id: string
  readonly route: Route
}) {
  const { value, error } = useAnswer('policy.get', { case: opened.case, id })
  if (error !== undefined && value === undefined) return <ErrorNotice doing={`Show ${id}`} error={error} />
  const policy = value?.policy ?? null
  if (policy === null) return null
  const { from, to } = chosenVersions(policy, route)
  const shown = policy.versions.find(({ version }) => version === to)
  const show = (query: Route['query']) =>
    go({ screen: 'policies', parts: [id], query: { ...kept(route), ...query } }, { history: 'replace' })
  return (
    <div className={css.policy}>
      {policy.tallied ? null : (
        <RebuildNotice token={opened.case} shows="what was decided under each version" />
      )}
      <div className={css.versions} data-pane="">
        <VersionTable
          policy={policy}
          shown={to}
          onShow={(version) => show({ from: before(policy, version), to: version })}
        />
      </div>
      <div className={css.below}>
        <SidePanes
          kept="policy version"
          side="second"
          widths={{ wide: 372, narrow: 300 }}
          least={260}
          most={640}
          keys
          first={
            <VersionTexts
              opened={opened}
              policy={policy}
              from={from}
              to={to}
              query={route.query}
              onShow={show}
            />
          }
          second={
            <Scroll ground="inset" label="About the version">
              {shown === undefined ? null : (
                <VersionFacts caseToken={opened.case} policy={policy} version={shown} />
              )}
            </Scroll>
          }
        />
      </div>
    </div>
  )
}

/** What stays as it is when another version is looked at. */
function kept({ query }: Route): Route['query'] {
  const { show } = query
  return show === undefined ? {} : { show }
}

/** Of the address; else the last version that is in the case, and the one before it. */
function chosenVersions(
  policy: PolicyInFull,
  { query: { from, to } }: Route,
): { readonly from: string; readonly to: string } {
  const has = (version: string | undefined): version is string =>
    policy.versions.some((each) => each.version === version)
  const bundled = policy.versions.filter((each) => each.bundled !== null)
  const last = has(to) ? to : (bundled.at(-1)?.version ?? policy.versions[0]?.version ?? '')
  return { from: has(from) ? from : before(policy, last), to: last }
}

/** The version in the case that stands before another; of the first, itself. */
function before({ versions }: PolicyInFull, version: string): string {
  const bundled = versions.filter((each) => each.bundled !== null)
  const at = bundled.findIndex((each) => each.version === version)
  return bundled[at < 0 ? bundled.length - 1 : Math.max(0, at - 1)]?.version ?? version
}
