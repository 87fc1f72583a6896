import type { Decision } from '../../model/decision.ts'
import { attributes } from './decision-attributes.ts'
import { findings } from './decision-findings.ts'
import { replay } from './decision-replay.ts'
import { grade, missing } from './decision-words.ts'
import { anchor, html, NOTHING, type Html } from './html.ts'
import { verdictMark } from './marks.ts'
import { quotesOf } from './quoted-records.ts'
import { refLink } from './ref-link.ts'
import type { ReportFacts } from './report-facts.ts'
import { sentence } from './sentence.ts'
import { tableOf } from './table.ts'
import { cut } from './value-text.ts'

/** One decision, whole: what happened, on what, under which rule, replayed, found, and the raw records. */
export function decisionSection(facts: ReportFacts, decision: Decision): Html {
  return html`<article id="${anchor('d', decision.id)}">
    <h3>
      <span class="m"><bdi>${decision.id}</bdi></span>
    </h3>
    <p class="sentence">${sentence(decision)}</p>
    <p class="says">
      <span
        >${verdictMark(decision.replay.verdict)}${decision.replay.reason === undefined ? '' : html`: ${decision.replay.reason}`}</span
      ><span>${decision.complete ? 'complete' : 'not complete'}</span><span>${agreementWords(decision)}</span>
    </p>
    ${reviewedAs(facts, decision)}${context(decision)}${attributes(decision)}${replay(decision)}${findings(facts.listed.ofDecision.get(decision.id) ?? [])}${quotesOf(decision, facts.quotes)}
  </article> `
}

/** What people concluded of it, where a campaign holds it. */
function reviewedAs({ reviewed }: ReportFacts, { id }: Decision): Html {
  const items = reviewed.get(id) ?? []
  if (items.length === 0) return NOTHING
  return html`<h4>Reviewed</h4>
    ${tableOf(
      ['Verdict', 'By', 'Time', 'Note'],
      items.flatMap(({ standing, state }) =>
        standing.length === 0
          ? [[state, '', '', '']]
          : standing.map(({ ruling, by, time, bulk }) => [
              state === 'conflict' ? `${ruling.verdict} (in conflict)` : ruling.verdict,
              by.name,
              time,
              `${cut(ruling.note, 400)}${bulk > 1 ? ` (in bulk, with ${bulk - 1} others)` : ''}`,
            ]),
      ),
    )}`
}

function agreementWords({ agreement }: Decision): string {
  return {
    agree: 'all recorded parts agree',
    disagree: 'recorded parts disagree',
    'not-exercised': 'permitted, not exercised',
    indeterminate: 'agreement cannot be told',
  }[agreement]
}

function context(decision: Decision): Html {
  const { workflow, transition, trigger, action, evidence } = decision
  const facts: readonly (readonly [string, Html])[] = [
    [
      'Workflow',
      workflow === undefined
        ? missing()
        : html`<bdi>${workflow.id}</bdi> <bdi>${workflow.version}</bdi>, run
            <span class="m"><bdi>${decision.run}</bdi></span>`,
    ],
    [
      'Transition',
      transition === undefined
        ? missing()
        : html`<bdi>${transition.id}</bdi>, from <bdi>${transition.from}</bdi> to
            <bdi>${transition.to}</bdi>`,
    ],
    [
      'Trigger',
      trigger === undefined
        ? missing()
        : html`<bdi>${trigger.type}</bdi
            >${trigger.source === undefined ? '' : html` from <bdi>${trigger.source}</bdi>`}${trigger.at === undefined ? '' : ` at ${trigger.at}`}${grade(decision, 'trigger')}`,
    ],
    [
      'Action',
      action === undefined
        ? missing()
        : html`<bdi>${action.type}</bdi
            >${action.entitlement === undefined ? '' : html` <bdi>${action.entitlement}</bdi>`}${action.target === undefined ? '' : html` on <bdi>${action.target.type}</bdi> <bdi>${action.target.id}</bdi>`}:
            ${action.result}${grade(decision, 'action')}`,
    ],
    [
      'Told by',
      html`${Object.entries(evidence).map(([fact, refs], at) => html`${at === 0 ? '' : '; '}${fact} ${(refs ?? []).map((ref) => html`${refLink(ref)} `)}`)}`,
    ],
  ]
  return html`<dl class="facts">
    ${facts.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd>${value}</dd>`,
    )}
  </dl> `
}
