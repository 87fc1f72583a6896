import { html, NOTHING, type Html, type HtmlValue } from './html.ts'

/** A table of our own words at its head; a column whose head ends in `#` holds figures. */
export function tableOf(heads: readonly string[], rows: readonly (readonly HtmlValue[])[]): Html {
  if (rows.length === 0) return NOTHING
  const isFigures = heads.map((head) => head.endsWith('#'))
  return html`<table>
    <thead>
      <tr>
        ${heads.map((head, at) => (isFigures[at] === true ? html`<th class="r">${head.slice(0, -1)}</th>` : html`<th>${head}</th>`))}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            ${row.map((cell, at) => (isFigures[at] === true ? html`<td class="r">${cell}</td>` : html`<td><bdi>${cell}</bdi></td>`))}
          </tr> `,
      )}
    </tbody>
  </table>`
}

/** Names with what stands for them. */
export function factsOf(rows: readonly (readonly [name: string, value: HtmlValue])[]): Html {
  return html`<dl class="facts">
    ${rows.map(
      ([name, value]) =>
        html`<dt>${name}</dt>
          <dd><bdi>${value}</bdi></dd> `,
    )}
  </dl>`
}
