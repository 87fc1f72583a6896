import { useAnswer } from '../../client/answers.ts'
import { SectionHead } from '../../components/head.tsx'
import { Choice as Menu } from '../../components/choice.tsx'
import { SeverityMark } from '../../components/marks.tsx'
import type { OpenCase } from '../../store/case.ts'
import { useSavedFilters } from '../../store/saved-filters.ts'
import { listOf } from '../../store/decision-list.ts'
import { usePrefs } from '../../store/prefs.ts'
import { addressOf } from '../../store/route.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { choose, type Choice, type Filter, listWords } from './choice.ts'
import { Conditions } from './conditions.tsx'
import { Option } from './option.tsx'
import { Withhold } from './withhold.tsx'
import css from './new-packet.module.css'

/** Which decisions go in; all that they rest on follows. */
export function ChoicePane({
  opened,
  choice,
  filter,
}: {
  readonly opened: OpenCase
  readonly choice: Choice
  readonly filter: Filter | null
}) {
  const { how } = choice
  return (
    <div className={`${css.pane} ${css.inset}`} data-pane="">
      <div className={css.scroll}>
        <SectionHead title="What goes in" about="and what it rests on" />
        <fieldset className={css.options} aria-label="What goes in">
          <ByFinding opened={opened} choice={choice} />
          <ByList opened={opened} choice={choice} />
          <Option
            name="By conditions"
            about="fields and values, as the command line takes them"
            chosen={how === 'where'}
            onChoose={() => choose({ ...choice, how: 'where' })}
          >
            <Conditions choice={choice} />
          </Option>
          <EveryDecision opened={opened} choice={choice} />
        </fieldset>
        <Withhold opened={opened} filter={filter} />
      </div>
    </div>
  )
}

interface PartProps {
  readonly opened: OpenCase
  readonly choice: Choice
}

function ByFinding({ opened, choice }: PartProps) {
  const { value: found } = useAnswer('findings.summary', { case: opened.case, filter: {} })
  const { value: texts } = useAnswer('rules.list', {})
  const rules = (texts?.rules ?? []).filter(({ kind }) => kind === 'decision')
  const counts = new Map(found?.rules.map(({ code, open, excepted }) => [code, open + excepted]))
  const options = rules.filter(({ code }) => (counts.get(code) ?? 0) > 0)
  const chosen = choice.finding ?? options[0]?.code ?? null
  const one = rules.find(({ code }) => code === chosen)
  const here = choice.how === 'finding'
  return (
    <Option
      name={
        one === undefined
          ? 'The decisions under a finding'
          : `The ${counted(counts.get(one.code) ?? 0, 'decision')} under ${one.code}`
      }
      about={one?.title ?? 'no rule found anything about a decision'}
      chosen={here}
      disabled={chosen === null}
      onChoose={() => choose({ ...choice, how: 'finding', finding: chosen })}
    >
      {chosen === null ? null : (
        <Menu
          label="Finding"
          value={choice.finding ?? ''}
          options={[
            ...(choice.finding === null ? [{ value: '', label: 'Choose a rule' }] : []),
            ...options.map(({ code, severity, title }) => ({
              value: code,
              label: (
                <>
                  <SeverityMark severity={severity} word="unseen" /> <code className="mono-s">{code}</code>{' '}
                  {title}, {count(counts.get(code) ?? 0)}
                </>
              ),
            })),
          ]}
          onChange={(code) => choose({ ...choice, how: 'finding', finding: code === '' ? null : code })}
        />
      )}
    </Option>
  )
}

function ByList({ opened, choice }: PartProps) {
  const zone = usePrefs((prefs) => prefs.zone)
  const [saved] = useSavedFilters(opened.name)
  const { list } = choice
  const { value } = useAnswer(
    'decisions.summary',
    list === null ? null : { case: opened.case, filter: listOf({ query: { f: list } }).filter },
  )
  return (
    <Option
      name="What a list shows"
      about={
        list === null
          ? saved.length === 0
            ? 'filter in Decisions, then choose Into a packet there'
            : 'a saved filter, or from Decisions: Into a packet'
          : `${value === undefined ? '' : `${count(value.total)}: `}${listWords(list, zone)}`
      }
      chosen={choice.how === 'list'}
      disabled={list === null && saved.length === 0}
      onChoose={() => choose({ ...choice, how: 'list', list: list ?? saved[0]?.list ?? null })}
    >
      <>
        {saved.length === 0 ? null : (
          <Menu
            label="Saved filter"
            value={saved.find((each) => each.list === list)?.name ?? ''}
            options={[
              ...(saved.some((each) => each.list === list)
                ? []
                : [{ value: '', label: list === null ? 'Choose a filter' : 'As it came from Decisions' }]),
              ...saved.map(({ name }) => ({ value: name, label: visible(name) })),
            ]}
            onChange={(name) => {
              const filter = saved.find((each) => each.name === name)
              if (filter !== undefined) choose({ ...choice, how: 'list', list: filter.list })
            }}
          />
        )}
        <a href={addressOf({ screen: 'decisions', query: list === null ? {} : { f: list } })}>
          Show it in Decisions
        </a>
      </>
    </Option>
  )
}

function EveryDecision({ opened, choice }: PartProps) {
  const { value: info } = useAnswer('case.info', { case: opened.case })
  return (
    <Option
      name="Every decision of the case"
      about={info === undefined ? '' : counted(info.decisions, 'decision')}
      chosen={choice.how === 'all'}
      onChoose={() => choose({ ...choice, how: 'all' })}
    />
  )
}
