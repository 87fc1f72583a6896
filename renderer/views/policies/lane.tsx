import type { PolicyInFull, PolicyVersionLine } from '../../../shared/contract/policies.ts'
import { usePrefs } from '../../store/prefs.ts'
import { counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { LaneLabel, type Room } from './lane-label.tsx'
import type { TimeScale } from './time-scale.ts'
import { endText, isNeverInForce, outsideWords } from './version-words.ts'
import css from './lane.module.css'

const DAY_MS = 86_400_000
const HEIGHT = 32
const HIGHEST = 22
const FLOOR = HEIGHT - 4
/** Room that the words about uses outside the interval need, in per cent of the width. */
const LEAST_ROOM = 34

/** A version in time: ground where it is in force, bars for its decisions, ink bars for those outside its interval. */
export function Lane({
  policy,
  version,
  scale,
  most,
}: {
  readonly policy: PolicyInFull
  readonly version: PolicyVersionLine
  readonly scale: TimeScale
  /** Decisions in the fullest bucket of all lanes. */
  readonly most: number
}) {
  const zone = usePrefs((prefs) => prefs.zone)
  const { start, days } = policy.buckets
  const place = (at: number) => scale.place(start + at * days * DAY_MS, 'begin')
  const mostOutside = Math.max(1, ...version.buckets.map(([, , outside]) => outside))
  const ground = groundOf(version, scale)
  const outside = outsideWords(version, zone)
  return (
    <div className={css.lane}>
      <span className="unseen">
        {visible(
          laneWords(
            version,
            endText(version.bundled?.start ?? null, zone),
            endText(version.bundled?.end ?? null, zone),
            outside,
          ),
        )}
      </span>
      <svg className={css.bars} height={HEIGHT} aria-hidden="true">
        {ground === undefined ? null : (
          <rect
            x={`${ground.from}%`}
            width={`${ground.to - ground.from}%`}
            y="0"
            height={HEIGHT}
            className={css.ground}
          />
        )}
        {cutsOf(policy, scale).map((at) => (
          <line key={at} x1={`${at}%`} x2={`${at}%`} y1="0" y2={HEIGHT} className={css.cut} />
        ))}
        {version.buckets.map(([at, decisions, beyond]) => {
          const left = place(at)
          const width = `max(1px, calc(${place(at + 1) - left}% - 1px))`
          const inside = decisions - beyond
          return (
            <g key={at}>
              {inside === 0 ? null : <Bar left={left} width={width} share={inside / most} kind="decisions" />}
              {beyond === 0 ? null : (
                <Bar left={left} width={width} share={beyond / mostOutside} kind="outside" />
              )}
            </g>
          )
        })}
      </svg>
      <LaneLabel policy={policy.id} version={version} room={roomOf(version, ground, place)} />
    </div>
  )
}

function Bar({
  left,
  width,
  share,
  kind,
}: {
  readonly left: number
  readonly width: string
  readonly share: number
  readonly kind: 'decisions' | 'outside'
}) {
  const height = Math.max(2, Math.round(share * HIGHEST))
  return (
    <rect
      x={`${left}%`}
      y={FLOOR - height}
      height={height}
      style={{ width }}
      className={kind === 'outside' ? css.outsideBar : css.bar}
    />
  )
}

interface Stretch {
  readonly from: number
  readonly to: number
}

/** In per cent; undefined where it is never in force or its interval is not known. */
function groundOf(version: PolicyVersionLine, scale: TimeScale): Stretch | undefined {
  if (version.bundled === null || isNeverInForce(version)) return undefined
  const from = scale.place(version.bundled.start, 'begin')
  const to = scale.place(version.bundled.end, 'end')
  return to > from ? { from, to } : undefined
}

/** Where a version comes or goes, in all lanes alike. */
function cutsOf({ coverage }: PolicyInFull, scale: TimeScale): readonly number[] {
  return coverage.flatMap(({ from }) =>
    from === null || from <= scale.from || from >= scale.to ? [] : [scale.place(from, 'begin')],
  )
}

/** The side of the lane that stays free, where there is room for words. */
function roomOf(
  { buckets }: PolicyVersionLine,
  ground: Stretch | undefined,
  place: (at: number) => number,
): Room | undefined {
  const ends = [
    ...buckets.flatMap(([at]) => [place(at), place(at + 1)]),
    ...(ground === undefined ? [] : [ground.from, ground.to]),
  ]
  const first = Math.min(100, ...ends)
  const last = Math.max(0, ...ends)
  if (100 - last >= Math.max(LEAST_ROOM, first)) return { side: 'right', at: last }
  return first >= LEAST_ROOM ? { side: 'left', at: 100 - first } : undefined
}

function laneWords(version: PolicyVersionLine, from: string, to: string, outside: readonly string[]): string {
  return [
    version.bundled === null
      ? 'in no bundle'
      : isNeverInForce(version)
        ? 'never in force'
        : `in force from ${from} to ${to}`,
    version.decisions === null ? undefined : counted(version.decisions, 'decision'),
    ...outside,
    version.notInForce === 0 ? undefined : `RP-02 ${version.notInForce}`,
    version.inGap === 0 ? undefined : `RP-07 ${version.inGap}`,
  ]
    .filter((words) => words !== undefined)
    .join('; ')
}
