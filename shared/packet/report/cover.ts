import { grouped, html, plural, type Html } from './html.ts'
import type { ReportFacts } from './report-facts.ts'
import { openBySeverity } from './severities.ts'

/** Who handed over what, about which time, under which keys; and that the packet is what counts. */
export function cover(facts: ReportFacts): Html {
  const { manifest } = facts
  return html`<header class="cover">
    <p class="kind">Review packet: access decisions made by software</p>
    <h1>${manifest.case}</h1>
    <p class="lead">${lead(facts)}</p>
    <dl class="facts">
      <dt>Period</dt>
      <dd>${period(facts)}</dd>
      <dt>Sealed</dt>
      <dd>${manifest.sealedAt} by <bdi>${manifest.sealedBy}</bdi></dd>
      <dt>${facts.keyids.length === 1 ? 'Signing key' : 'Signing keys'}</dt>
      <dd>${facts.keyids.map((id) => html`<div class="m">${id}</div>`)}</dd>
      <dt>Decisions chosen</dt>
      <dd>${chosenBy(facts)}</dd>
      <dt>Made with</dt>
      <dd><bdi>${manifest.tool.name}</bdi> <bdi>${manifest.tool.version}</bdi>${engines(facts)}</dd>
      <dt>Format</dt>
      <dd><span class="m">${manifest.format}</span></dd>
    </dl>
    <div class="notice">
      <p>
        <b>Check the packet before relying on this page.</b> This report is one of the entries that the
        packet's signature covers, and proves nothing by itself.
        <a href="#check">How to check it, with or without Docket</a>.
      </p>
    </div>
    <nav aria-label="Contents">
      <h4>Contents</h4>
      <ol>
        <li><a href="#asked">Scope and method</a></li>
        <li><a href="#figures">In figures</a></li>
        <li><a href="#review">Review</a></li>
        <li><a href="#findings">Findings</a></li>
        <li><a href="#decisions">Decisions</a></li>
        <li><a href="#evidence">Evidence</a></li>
        <li><a href="#rules">Workflows and policies</a></li>
        <li><a href="#custody">Custody</a></li>
        <li><a href="#limits">What a pass does not prove</a></li>
        <li><a href="#check">How to check this packet</a></li>
      </ol>
    </nav>
  </header> `
}

function lead(facts: ReportFacts): Html {
  const { decisions, findings } = facts
  const { diverged, unreplayable, reproduced } = decisions.verdicts
  const bySeverity = openBySeverity(facts)
  const open = bySeverity.reduce((sum, [, count]) => sum + count, 0)
  const excepted = findings.findings - open
  return html`<b>${plural(decisions.decisions, 'decision')}</b> in ${plural(decisions.runs, 'workflow run')}.
    Replayed under the policy version recorded, <b>${plural(reproduced, 'comes', 'come')}</b> to the outcome
    recorded, <b>${plural(diverged, 'diverges', 'diverge')}</b>, and <b>${unreplayable}</b> could not be
    replayed. <b>${plural(open, 'finding')}</b> ${open === 1 ? 'is' : 'are'}
    open${open === 0 ? '' : `: ${bySeverity.map(([severity, count]) => `${grouped(count)} ${severity}`).join(', ')}`}${excepted === 0 ? '' : html`; <b>${excepted}</b> ${excepted === 1 ? 'is' : 'are'} excepted`}.`
}

function period({ manifest }: ReportFacts): Html {
  if (manifest.period === null) return html`no decision`
  return html`${manifest.period.from} to ${manifest.period.to}`
}

/** How decisions were chosen, in words and as given. */
export function chosenBy({ manifest }: ReportFacts): Html {
  if (manifest.selection.length === 0) return html`all decisions of the case`
  return html`those with
  ${manifest.selection.map((condition, at) => html`${at === 0 ? '' : ' and '}<span class="m"><bdi>${condition}</bdi></span>`)}`
}

function engines({ manifest }: ReportFacts): Html {
  const labels = Object.values(manifest.engines).toSorted()
  if (labels.length === 0) return html``
  return html`; policy engines ${labels.map((label, at) => html`${at === 0 ? '' : ', '}<bdi>${label}</bdi>`)}`
}
