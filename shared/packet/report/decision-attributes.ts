import type { Decision } from '../../model/decision.ts'
import { instantOf } from '../../model/time.ts'
import { html, type Html } from './html.ts'
import { duration, jsonText } from './value-text.ts'

/** On what it was decided: each value with its source, and its age at the time of the decision. */
export function attributes(decision: Decision): Html {
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
