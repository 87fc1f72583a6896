import { html, NOTHING, type Html } from './html.ts'
import type { ReportFacts } from './report-facts.ts'

/** Open findings by the controls that their rules touch: what an auditor looks up by the control's name. */
export function controlsTable({ findings, rules }: ReportFacts): Html {
  const byControl = new Map<string, { readonly codes: string[]; open: number }>()
  for (const [code, { open }] of [...findings.byCode].toSorted(([a], [b]) => (a < b ? -1 : 1)))
    for (const control of open === 0 ? [] : (rules.get(code)?.controls ?? [])) {
      const touched = byControl.get(control) ?? { codes: [], open: 0 }
      byControl.set(control, touched)
      touched.codes.push(code)
      touched.open += open
    }
  if (byControl.size === 0) return NOTHING
  const rows = [...byControl].toSorted(([a], [b]) => (a < b ? -1 : 1))
  return html`<h3>By control</h3>
    <p class="note">
      Open findings of the rules that touch a control. That a control is not named here does not show that it
      is effective.
    </p>
    <table>
      <thead>
        <tr>
          <th>Control</th>
          <th class="r">Open</th>
          <th>Codes</th>
        </tr>
      </thead>
      <tbody>
        ${rows.map(
          ([control, { codes, open }]) =>
            html`<tr>
              <td class="w">${control}</td>
              <td class="r">${open}</td>
              <td class="m">${codes.join(' ')}</td>
            </tr> `,
        )}
      </tbody>
    </table> `
}
