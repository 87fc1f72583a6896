import { useState } from 'react'
import { useAnswer } from '../../client/answers.ts'
import { Choice } from '../../components/choice.tsx'
import { ErrorNotice } from '../../components/notice.tsx'
import { go } from '../../store/route.ts'
import { count, counted } from '../../words/numbers.ts'
import { visible } from '../../words/visible.ts'
import { Asks } from './asks.tsx'
import { OtherValue } from './other-value.tsx'
import type { Parts } from './parts.ts'
import { Section } from './section.tsx'
import { TypedAnswer } from './typed-answer.tsx'
import { useInfluence } from './use-influence.ts'
import { ValueCells } from './value-cells.tsx'
import css from './what-if.module.css'

/** Changes one attribute, or the version, and says at once what the policy answers. */
export function WhatIf(parts: Parts) {
  const { opened, route, view } = parts
  const { influence } = useInfluence(parts)
  const attribute = attributeOf(parts, influence?.attributes)
  const { value: rules } = useAnswer(
    'policy.rules',
    view.policy === null ? null : { case: opened.case, policy: view.policy.id, version: view.policy.version },
  )
  const own = view.policy?.version
  const versions = rules?.versions.map(({ version }) => version) ?? (own === undefined ? [] : [own])
  const under = versions.find((each) => each === route.query['under']) ?? own
  const policy =
    view.policy === null || under === undefined || under === own
      ? undefined
      : ({ kind: 'version', id: view.policy.id, version: under } as const)
  const which = { case: opened.case, id: view.id, ord: view.ord }
  const asked =
    attribute === undefined ? null : { ...which, attribute, ...(policy === undefined ? {} : { policy }) }
  const { value: values, error } = useAnswer('replay.values', asked, { keep: true })
  // A value that was typed belongs to its attribute: another attribute begins with none.
  const [typed, setTyped] = useState<{ readonly attribute: string; readonly json: string } | null>(null)
  const json = typed !== null && typed.attribute === attribute ? typed.json : null
  const { value: whatIf } = useAnswer(
    'replay.whatIf',
    json === null || attribute === undefined
      ? null
      : {
          ...which,
          ...(policy === undefined ? {} : { policy }),
          changes: [{ kind: 'set', name: attribute, json }],
        },
    { keep: true },
  )
  const see = (query: Readonly<Record<string, string>>) =>
    go({ ...route, query: { ...route.query, ...query } }, { history: 'replace' })
  const why = values?.why ?? influence?.why ?? null
  return (
    <Section
      id="what-if"
      title="What if"
      number="5"
      about={values === undefined ? '' : counted(values.answers.length, 'value')}
      actions={
        <>
          {attribute === undefined ? null : (
            <Choice
              label="Attribute that is changed"
              lead="change"
              value={attribute}
              options={view.attributes.map(({ name }) => ({
                value: name,
                label: <code className="mono-s">{visible(name)}</code>,
              }))}
              onChange={(change) => see({ change })}
            />
          )}
          {under === undefined || versions.length < 2 ? null : (
            <Choice
              label="Version that is asked"
              lead="under"
              value={under}
              options={versions.map((version) => ({
                value: version,
                label: `${visible(version)}${version === own ? ', recorded' : ''}`,
              }))}
              onChange={(version) => see({ under: version })}
            />
          )}
        </>
      }
    >
      {error === undefined ? null : <ErrorNotice doing="Ask what if" error={error} />}
      {values === undefined || values.answers.length === 0 ? (
        <p className={css.none}>
          {attribute === undefined
            ? 'No attribute is recorded that could be changed.'
            : why === null
              ? 'The policy is being asked.'
              : `It cannot be asked: ${visible(why)}.`}
        </p>
      ) : (
        <div className={css.body}>
          <ValueCells values={values} outcome={influence?.outcome ?? null} />
          <div className={css.line}>
            <OtherValue
              key={attribute}
              attribute={values.attribute}
              onValue={(text) => setTyped({ attribute: values.attribute, json: text })}
            />
            {json === null || whatIf === undefined ? (
              <span className={css.answer}>
                {influence?.smallest === undefined || influence.smallest === null
                  ? ''
                  : `${visible(influence.smallest.text)} `}
                {values.moreValues === 0
                  ? ''
                  : `${count(values.moreValues)} values seen more seldom are not shown.`}
              </span>
            ) : (
              <TypedAnswer answer={whatIf} />
            )}
          </div>
        </div>
      )}
      <div className={css.asks}>
        <Asks opened={opened} view={view} />
      </div>
    </Section>
  )
}

/** The one that was chosen; else the first that flips it, those that nobody approved before the others. */
function attributeOf(
  { route, view: { attributes } }: Parts,
  influences: readonly { readonly name: string; readonly influence: { readonly kind: string } }[] | undefined,
): string | undefined {
  const chosen = attributes.find(({ name }) => name === route.query['change'])
  const flips = influences?.find(({ influence }) => influence.kind === 'flips')
  return chosen?.name ?? attributes.find(({ name }) => name === flips?.name)?.name ?? attributes[0]?.name
}
