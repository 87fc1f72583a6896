import type { Finding } from '../../model/finding.ts'
import { html, NOTHING, type Html } from './html.ts'
import { exceptedMark, severityMark } from './marks.ts'
import { refLink } from './ref-link.ts'

/** What was found of it. */
export function findings(own: readonly Finding[]): Html {
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
