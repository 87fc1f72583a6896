import { VERDICTS, type Grade, type Verdict } from '../../model/decision.ts'
import { chosenBy } from './cover.ts'
import { grouped, html, plural, type Html } from './html.ts'
import { verdictMark } from './marks.ts'
import type { ReportFacts } from './report-facts.ts'

const VERDICT_MEANS: Readonly<Record<Verdict, string>> = {
  reproduced: 'The policy version recorded, given the same evidence, answers as was recorded.',
  diverged: 'It answers otherwise. Either the record, the policy files or the evidence are not what decided.',
  unreplayable: 'It could not be asked: the reasons stand below.',
}

const REASON_MEANS: Readonly<Record<string, string>> = {
  'no-outcome': 'no permit or deny was recorded to compare with',
  'no-policy-recorded': 'the evidence names no policy version',
  'policy-version-missing': 'the version recorded is in no bundle of the case',
  'policy-digest-mismatch': 'its files do not have the digest given for it',
  'engine-unavailable': 'no engine for this kind of policy is built in',
  'attribute-missing': 'the policy asks for an attribute that the evidence does not give',
  'evaluation-error': 'the engine reported an error',
}

const GRADE_MEANS: Readonly<Record<Grade, string>> = {
  derived: 'worked out from the records by a fixed rule',
  inferred: 'likely, and not recorded',
  erased: 'the source says that it was erased',
  masked: 'the source shows it masked',
  withheld: 'left out of this packet on purpose',
  missing: 'not recorded',
}

const AGREEMENT_MEANS: Readonly<Record<string, string>> = {
  agree: 'what was recommended, authorised, executed and observed is the same, where recorded',
  disagree: 'two of them differ',
  'not-exercised': 'permitted, and not done',
  indeterminate: 'too little is recorded to hold them together',
}

/** What went in, and by which settings it was judged. */
export function asked(facts: ReportFacts): Html {
  const { counts, settings, lastRecord } = facts.manifest
  return html`<section>
    <h2 id="asked"><span class="n">1</span>Scope and method</h2>
    <p>
      Whether each decision can be put together from the evidence, whether its policy gives the same outcome
      again, and whether it stayed within what its workflow may decide on, with and do.
    </p>
    <dl class="facts">
      <dt>Decisions</dt>
      <dd>${counts.decisions}, ${chosenBy(facts)}</dd>
      <dt>Workflow runs</dt>
      <dd>${counts.runs}; all records of them are in the packet, so that they can be rebuilt</dd>
      <dt>Evidence records</dt>
      <dd>
        ${counts.records}, from ${plural(counts.sources, 'source')}, each with a proof that it stands in the
        file imported
      </dd>
      <dt>Last record</dt>
      <dd>${lastRecord ?? 'none'}; reviews, retention and idle runs are judged by it</dd>
      <dt>Settings</dt>
      <dd>
        clocks up to ${seconds(settings.skewMs)} apart agree; outcomes of different streams within
        ${seconds(settings.joinWindowMs)} are one; a run is idle after ${seconds(settings.idleLimitMs)}; an
        evaluation may take ${seconds(settings.evaluationBudgetMs)}
      </dd>
    </dl>
  </section> `
}

/** The decisions in figures, each figure with what it means. */
export function figures(facts: ReportFacts): Html {
  const { decisions } = facts
  const total = decisions.decisions
  return html`<section>
    <h2 id="figures"><span class="n">2</span>In figures</h2>
    <div class="figures">
      <div><b>${total}</b><span>decisions</span></div>
      <div>
        <b>${decisions.complete}</b
        ><span>complete: trigger, attributes, policy, outcome, and action where permitted</span>
      </div>
      <div><b>${decisions.verdicts.reproduced}</b><span>reproduced</span></div>
      <div><b>${decisions.verdicts.diverged}</b><span>diverged</span></div>
      <div><b>${decisions.verdicts.unreplayable}</b><span>unreplayable</span></div>
    </div>
    <h3>Replay</h3>
    <table>
      <thead>
        <tr>
          <th>Verdict</th>
          <th class="r">Decisions</th>
          <th>Means</th>
        </tr>
      </thead>
      <tbody>
        ${VERDICTS.map(
          (verdict) =>
            html`<tr>
              <td class="w">${verdictMark(verdict)}</td>
              <td class="r">${decisions.verdicts[verdict]}</td>
              <td>${VERDICT_MEANS[verdict]}</td>
            </tr> `,
        )}
        ${[...decisions.reasons].map(
          ([reason, count]) =>
            html`<tr>
              <td class="w note">of these, ${reason}</td>
              <td class="r">${count}</td>
              <td>${REASON_MEANS[reason]}</td>
            </tr> `,
        )}
      </tbody>
    </table>
    ${inForce(facts)}
    <h3>Outcomes recorded</h3>
    ${counted('Outcome', decisions.outcomes, total)}
    <h3>Recommended, authorised, executed, observed</h3>
    ${counted('Agreement', decisions.agreements, total, AGREEMENT_MEANS)}
    <h3>What is not plainly observed</h3>
    ${grades(facts)}
  </section> `
}

function inForce({ decisions }: ReportFacts): Html {
  const { heard, differs } = decisions.inForceElsewhere
  if (heard === 0)
    return html`<p>
      No decision was replayed under a second version: the version recorded was the one in force, or none was.
    </p>`
  return html`<p>
    ${plural(heard, 'decision was', 'decisions were')} also replayed under another version, which was in force
    then: <b>${differs}</b> of them would have come out otherwise.
  </p>`
}

function counted(
  head: string,
  counts: ReadonlyMap<string, number>,
  total: number,
  means?: Readonly<Record<string, string>>,
): Html {
  const rows = [...counts].sort(([a], [b]) => (a < b ? -1 : 1))
  return html`<table>
    <thead>
      <tr>
        <th>${head}</th>
        <th class="r">Decisions</th>
        <th class="r">Share</th>
        ${means === undefined ? '' : html`<th>Means</th>`}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        ([name, count]) =>
          html`<tr>
            <td class="w">${name}</td>
            <td class="r">${count}</td>
            <td class="r">${share(count, total)}</td>
            ${means === undefined ? '' : html`<td>${means[name]}</td>`}
          </tr> `,
      )}
    </tbody>
  </table>`
}

function grades({ decisions }: ReportFacts): Html {
  if (decisions.grades.size === 0)
    return html`<p>Every part of every decision is observed: a record states it for that decision.</p>`
  const rows = [...decisions.grades].sort(([a], [b]) => (a < b ? -1 : 1))
  return html`<p>
      Parts of decisions that no record states for the decision in so many words. All others are observed.
    </p>
    <table>
      <thead>
        <tr>
          <th>Grade</th>
          <th>Means</th>
          <th>Parts</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([grade, parts]) =>
            html`<tr>
              <td class="w">${grade}</td>
              <td>${GRADE_MEANS[grade]}</td>
              <td>
                ${[...parts]
                  .sort(([a], [b]) => (a < b ? -1 : 1))
                  .map(([part, count]) => `${part} ${grouped(count)}`)
                  .join(', ')}
              </td>
            </tr> `,
        )}
      </tbody>
    </table>`
}

function share(count: number, total: number): string {
  return total === 0 ? '' : `${((100 * count) / total).toFixed(1)} %`
}

function seconds(ms: number): string {
  return ms >= 3_600_000 ? `${ms / 3_600_000} h` : `${ms / 1000} s`
}
