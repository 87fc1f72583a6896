import { html, NOTHING, type Html } from './html.ts'
import type { ReportFacts } from './report-facts.ts'

/** Definitions, policy versions with their digests, and the exceptions that may cover findings. */
export function rulesSection({ manifest, review }: ReportFacts): Html {
  return html`<section class="from-new-page">
    <h2 id="rules"><span class="n">7</span>Workflows and policies</h2>
    <p>The exact files, as imported, lie in the packet under the entries named here.</p>
    <table>
      <thead>
        <tr>
          <th>File</th>
          <th>Kind</th>
          <th>Entry</th>
        </tr>
      </thead>
      <tbody>
        ${manifest.definitions.map(
          ({ name, kind, path }) =>
            html`<tr>
              <td><bdi>${name}</bdi></td>
              <td class="w">${kind === 'policies' ? 'policy bundle' : kind}</td>
              <td class="m">${path}</td>
            </tr> `,
        )}
      </tbody>
    </table>
    <h3>Policy versions</h3>
    ${
      manifest.policies.length === 0
        ? html`<p class="note">None is in the packet.</p>`
        : html`<table>
            <thead>
              <tr>
                <th>Policy</th>
                <th>Version</th>
                <th>Engine</th>
                <th>Digest of its files</th>
              </tr>
            </thead>
            <tbody>
              ${manifest.policies.map(
                ({ id, version, engine, digest }) =>
                  html`<tr>
                    <td><bdi>${id}</bdi></td>
                    <td><bdi>${version}</bdi></td>
                    <td>${engine}</td>
                    <td class="m">${digest}</td>
                  </tr> `,
              )}
            </tbody>
          </table>`
    }
    <h3>Exceptions</h3>
    ${review.exceptions.length === 0 ? html`<p class="note">None is declared.</p>` : exceptions(review)}
  </section> `
}

function exceptions({ exceptions }: ReportFacts['review']): Html {
  return html`<table>
    <thead>
      <tr>
        <th>Id</th>
        <th>Workflow</th>
        <th>Covers</th>
        <th>Until</th>
        <th>Owner</th>
        <th>Reason</th>
      </tr>
    </thead>
    <tbody>
      ${exceptions.map(
        ({ workflow, exception }) =>
          html`<tr>
            <td class="k"><bdi>${exception.id}</bdi></td>
            <td class="k"><bdi>${workflow.id}</bdi> <bdi>${workflow.version}</bdi></td>
            <td>
              ${exception.finding}${exception.input === undefined ? NOTHING : html` for <span class="m"><bdi>${exception.input}</bdi></span>`}
            </td>
            <td class="w">${exception.until ?? 'no end'}</td>
            <td class="k"><bdi>${exception.owner ?? ''}</bdi></td>
            <td><bdi>${exception.reason ?? ''}</bdi></td>
          </tr> `,
      )}
    </tbody>
  </table>`
}
