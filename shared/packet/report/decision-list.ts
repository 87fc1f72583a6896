import type { Decision } from '../../model/decision.ts'
import { html, NOTHING, plural, type Html } from './html.ts'
import { verdictMark } from './marks.ts'
import type { ReportFacts } from './report-facts.ts'
import { timeText } from './time-text.ts'

/** The decisions that are not shown whole, a line each, and how many stand in the packet alone. */
export function decisionList({ picked }: ReportFacts): Html {
  if (picked.listed.length === 0 && picked.leftOut === 0) return NOTHING
  return html`<h3>The other decisions</h3>
    <p class="note">
      ${plural(picked.listed.length, 'other follows', 'others follow')} as a line
      each${picked.leftOut === 0 ? '' : html`, and ${plural(picked.leftOut, 'more stands', 'more stand')} in <span class="m">decisions.ndjson</span> alone`}.
    </p>
    <table>
      <thead>
        <tr>
          <th>Decision</th>
          <th>Time</th>
          <th>Actor</th>
          <th>Subject</th>
          <th>Outcome</th>
          <th>Action</th>
          <th>Replay</th>
          <th>Findings</th>
        </tr>
      </thead>
      <tbody>
        ${picked.listed.map(row)}
      </tbody>
    </table> `
}

function row(decision: Decision): Html {
  const { action, actor, subject } = decision
  return html`<tr>
    <td class="id">
      <span class="m"><bdi>${decision.id}</bdi></span>
    </td>
    <td>${timeText(decision.time)}</td>
    <td class="k"><bdi>${actor?.id ?? ''}</bdi></td>
    <td class="k"><bdi>${subject?.id ?? ''}</bdi></td>
    <td>${decision.outcome ?? 'none'}</td>
    <td><bdi>${action?.type ?? ''}</bdi> <bdi>${action?.entitlement ?? ''}</bdi></td>
    <td class="w">${verdictMark(decision.replay.verdict)}</td>
    <td>${decision.findings.join(' ')}</td>
  </tr> `
}
