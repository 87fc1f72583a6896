import type { DecisionView, RecordMark, WayView } from '../../../shared/contract/decision.ts'
import { visible } from '../../words/visible.ts'
import { AGREEMENTS } from './decision-words.ts'
import css from './happened.module.css'

const WAYS = [
  { key: 'recommended', name: 'Recommended', fact: 'model' },
  { key: 'authorised', name: 'Authorised', fact: 'check' },
  { key: 'executed', name: 'Executed', fact: 'action' },
  { key: 'observed', name: 'Observed', fact: 'effect' },
] as const

/** What was recommended, authorised, executed and observed, each with its record, and whether they agree. */
export function FourWays({
  view: { ways, agreement, told },
  onRecord,
}: {
  readonly view: DecisionView
  readonly onRecord: (place: string, mark?: RecordMark) => void
}) {
  const allThere = WAYS.every(({ key }) => ways[key].length > 0)
  return (
    <dl className={css.ways}>
      {WAYS.map(({ key, name, fact }) => (
        <div key={key} className={css.way}>
          <dt>{name}</dt>
          <dd>
            {ways[key].length === 0 ? (
              <span className="ink-3">{told ? 'not recorded' : 'not read: the run is too long'}</span>
            ) : (
              toldOnce(ways[key]).map((each, at) => (
                <span key={each.text}>
                  {at === 0 ? '' : ', '}
                  <button
                    type="button"
                    className={css.told}
                    title={each.by}
                    onClick={() => onRecord(each.place, key === 'authorised' ? undefined : { fact })}
                  >
                    {visible(each.text)}
                  </button>
                </span>
              ))
            )}
          </dd>
        </div>
      ))}
      <div className={css.way}>
        <dt>Together</dt>
        <dd>
          {agreement === 'agree' || agreement === 'disagree' ? (
            <b>{agreement === 'agree' && allThere ? 'all four agree' : AGREEMENTS[agreement]}</b>
          ) : (
            AGREEMENTS[agreement]
          )}
        </dd>
      </div>
    </dl>
  )
}

/** What is told alike by several is told once; the latest first. */
function toldOnce(ways: readonly WayView[]) {
  const byText = Map.groupBy(ways.toReversed(), ({ text }) => text)
  return [...byText].map(([text, same]) => ({
    text,
    place: same[0]?.place ?? '',
    by: same.map(({ by, place }) => `${by === null ? '' : `${visible(by)}, `}${place}`).join('; '),
  }))
}
