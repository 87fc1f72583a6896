import type { Decision } from '../../model/decision.ts'
import { grade, missing } from './decision-words.ts'
import { html, type Html } from './html.ts'

/** What was recorded beside what comes out again, under the version recorded and the one in force. */
export function replay(decision: Decision): Html {
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
