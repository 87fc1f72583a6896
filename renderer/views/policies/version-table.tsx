import { OctagonAlert } from 'lucide-react'
import type { PolicyInFull, PolicyVersionLine } from '../../../shared/contract/policies.ts'
import { Digest } from '../../components/digest.tsx'
import { Table } from '../../components/table.tsx'
import { DateText } from '../../components/time.tsx'
import { usePrefs } from '../../store/prefs.ts'
import { addressOf, go } from '../../store/route.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { Axis } from './axis.tsx'
import { CoverageStrip } from './coverage-strip.tsx'
import { Lane } from './lane.tsx'
import { LaneLegend } from './lane-legend.tsx'
import { scaleOf } from './time-scale.ts'
import { coverageWords, decisionsUnder, endText, isNeverInForce } from './version-words.ts'
import css from './version-table.module.css'

/** The versions with their intervals and counts, each with its lane in time; below, what was in force at once. */
export function VersionTable({
  policy,
  shown,
  onShow,
}: {
  readonly policy: PolicyInFull
  readonly shown: string
  readonly onShow: (version: string) => void
}) {
  const zone = usePrefs((prefs) => prefs.zone)
  const { id, versions, span, more } = policy
  const scale = span === null ? undefined : scaleOf(span)
  const most = Math.max(
    1,
    ...versions.flatMap(({ buckets }) => buckets.map(([, decisions, outside]) => decisions - outside)),
  )
  return (
    <>
      <Table<PolicyVersionLine>
        label={visible(`Versions of ${id}`)}
        keys="Versions"
        height="source"
        rows={versions}
        keyOf={({ version }) => version}
        focused={shown}
        onFocus={({ version }) => onShow(version)}
        onOpen={({ version }) => go(decisionsPlace(id, version))}
        columns={[
          {
            key: 'version',
            head: 'Version',
            cell: ({ version }) => <code className={css.version}>{visible(version)}</code>,
          },
          { key: 'from', head: 'In force from', align: 'right', cell: (row) => <From row={row} /> },
          {
            key: 'to',
            head: 'to',
            align: 'right',
            cell: (row) =>
              row.bundled === null ? (
                <a href={addressOf({ screen: 'findings', parts: ['RP-03'] })}>RP-03</a>
              ) : isNeverInForce(row) ? (
                'never'
              ) : (
                <span className={row.bundled.end === null ? 'ink-3' : ''} title={row.bundled.to ?? ''}>
                  <DateText date={endText(row.bundled.end, zone)} />
                </span>
              ),
          },
          {
            key: 'decisions',
            head: 'Decisions',
            align: 'right',
            cell: ({ version, decisions }) =>
              decisions === null ? (
                ''
              ) : decisions === 0 ? (
                <span className="ink-3">0</span>
              ) : (
                <a href={decisionsUnder(id, version)} className={css.decisions}>
                  {count(decisions)}
                </a>
              ),
          },
          { key: 'digest', head: 'SHA-256', cell: (row) => <DigestCell row={row} /> },
          {
            key: 'lane',
            head: <LaneLegend policy={policy} />,
            wide: true,
            cell: (row) =>
              scale === undefined ? null : <Lane policy={policy} version={row} scale={scale} most={most} />,
          },
        ]}
        foot={
          scale === undefined ? undefined : (
            <>
              <tr>
                <td colSpan={5} className={css.coverage}>
                  <b>In force at once</b> <span className="ink-2">{coverageWords(policy, zone)}</span>
                </td>
                <td className={css.strip}>
                  <CoverageStrip policy={policy} scale={scale} />
                </td>
              </tr>
              <tr aria-hidden="true">
                <td colSpan={5} />
                <td className={css.axis}>
                  <Axis scale={scale} />
                </td>
              </tr>
            </>
          )
        }
      />
      {more === 0 ? null : <p className={css.more}>{counted(more, 'version')} more are not listed.</p>}
    </>
  )
}

function decisionsPlace(id: string, version: string) {
  const address = decisionsUnder(id, version)
  return {
    screen: 'decisions' as const,
    query: Object.fromEntries(new URLSearchParams(address.split('?')[1])),
  }
}

function From({ row }: { readonly row: PolicyVersionLine }) {
  const zone = usePrefs((prefs) => prefs.zone)
  if (row.bundled === null) return 'in no bundle'
  const { start, from } = row.bundled
  return (
    <span className={start === null ? 'ink-3' : ''} title={from ?? ''}>
      <DateText date={endText(start, zone)} />
    </span>
  )
}

function DigestCell({ row: { bundled, digestHolds } }: { readonly row: PolicyVersionLine }) {
  if (bundled === null) return <span className="ink-3">not known</span>
  if (digestHolds) return <Digest value={bundled.digest} />
  return (
    <span className={css.fails} title={bundled.digest}>
      <OctagonAlert aria-hidden="true" />
      does not hold
    </span>
  )
}
