import type { Decision } from '../../model/decision.ts'
import type { Finding } from '../../model/finding.ts'
import { instantOf } from '../../model/time.ts'
import { anchor, html, NOTHING, type Html } from './html.ts'
import { exceptedMark, severityMark, verdictMark } from './marks.ts'
import { quotesOf } from './quoted-records.ts'
import { refLink } from './ref-link.ts'
import type { ReportFacts } from './report-facts.ts'
import { sentence } from './sentence.ts'
import { tableOf } from './table.ts'
import { cut, duration, jsonText } from './value-text.ts'

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

function missing(): Html {
  return html`<span class="note">none recorded</span>`
}

function grade(decision: Decision, part: string): Html {
  const graded = Object.hasOwn(decision.grades, part) ? decision.grades[part] : undefined
  return graded === undefined ? NOTHING : html` <span class="note">(${graded})</span>`
}

function attributes(decision: Decision): Html {
  if (decision.attributes.length === 0)
    return html`<h4>On what</h4>
      <p class="note">No attribute is known.</p>`
  return html`<h4>On what</h4>
    <table>
      <thead>
        <tr>
          <th>Attribute</th>
          <th>Value</th>
          <th>Source</th>
          <th>As of</th>
          <th class="r">Age</th>
          <th>Grade</th>
        </tr>
      </thead>
      <tbody>
        ${decision.attributes.map(
          ({ name, value, source, asOf }) =>
            html`<tr>
              <td>
                <span class="m"><bdi>${name}</bdi></span>
              </td>
              <td>
                <span class="m"><bdi>${jsonText(value)}</bdi></span>
              </td>
              <td><bdi>${source ?? ''}</bdi></td>
              <td>${asOf}</td>
              <td class="r w">${ageOf(asOf, decision.time)}</td>
              <td>${decision.grades[`attributes.${name}`] ?? 'observed'}</td>
            </tr> `,
        )}
      </tbody>
    </table> `
}

function ageOf(asOf: string | undefined, time: string): string {
  const from = asOf === undefined ? undefined : instantOf(asOf)
  const to = instantOf(time)
  return from === undefined || to === undefined ? '' : duration(to - from)
}

function replay(decision: Decision): Html {
  const { policy, inForce, outcome, replay } = decision
  const other = replay.inForce
  return html`<h4>Replayed</h4>
    <table>
      <thead>
        <tr>
          <th></th>
          <th>Recorded</th>
          <th>Replayed</th>
          ${other === undefined ? '' : html`<th>In force then, replayed</th>`}
        </tr>
      </thead>
      <tbody>
        <tr>
          <th>Policy version</th>
          <td>${versionText(policy)}${grade(decision, 'policy')}</td>
          <td>${versionText(policy)}</td>
          ${other === undefined ? '' : html`<td><bdi>${inForce?.id}</bdi> <bdi>${other.version}</bdi></td>`}
        </tr>
        <tr>
          <th>Outcome</th>
          <td>${outcome ?? 'none recorded'}${grade(decision, 'outcome')}</td>
          <td>${replay.outcome ?? 'none'}</td>
          ${other === undefined ? '' : html`<td>${other.outcome}</td>`}
        </tr>
        <tr>
          <th>Determining rules</th>
          <td></td>
          <td>${ruleList(replay.determining)}</td>
          ${other === undefined ? '' : html`<td></td>`}
        </tr>
      </tbody>
    </table>
    <p class="note">
      ${forceText(decision)}${replay.engine === undefined ? '' : html` Engine: <bdi>${replay.engine}</bdi>.`}${replay.detail === undefined ? '' : html` <bdi>${replay.detail}</bdi>`}${(replay.errors ?? []).map((error) => html` <bdi>${error}</bdi>`)}${grade(decision, 'request')}
    </p> `
}

function versionText(ref: Decision['policy']): Html {
  return ref === undefined ? missing() : html`<bdi>${ref.id}</bdi> <bdi>${ref.version}</bdi>`
}

function ruleList(rules: readonly string[] | undefined): Html {
  if (rules === undefined || rules.length === 0) return html`<span class="note">none</span>`
  return html`${rules.map((rule, at) => html`${at === 0 ? '' : ', '}<span class="m"><bdi>${rule}</bdi></span>`)}`
}

function forceText({ policy, inForce }: Decision): Html {
  if (inForce === undefined) return html`No version is known to have been in force then.`
  if (policy?.id === inForce.id && policy.version === inForce.version)
    return html`The version recorded was the one in force then.`
  return html`In force then: <bdi>${inForce.id}</bdi> <bdi>${inForce.version}</bdi>.`
}

function findings(own: readonly Finding[]): Html {
  if (own.length === 0) return NOTHING
  return html`<h4>Found</h4>
    <table>
      <thead>
        <tr>
          <th>Code</th>
          <th>Severity</th>
          <th>What the evidence shows</th>
          <th>Evidence</th>
        </tr>
      </thead>
      <tbody>
        ${own.map(
          ({ code, severity, message, evidence, excepted }) =>
            html`<tr>
              <td class="w"><span class="m">${code}</span></td>
              <td class="w">${severityMark(severity)}</td>
              <td>
                <bdi>${message}</bdi
                >${excepted === null ? '' : html`<br />${exceptedMark()} by <bdi>${excepted}</bdi>`}
              </td>
              <td>${evidence.slice(0, 8).map((ref) => html`${refLink(ref)} `)}</td>
            </tr> `,
        )}
      </tbody>
    </table> `
}
