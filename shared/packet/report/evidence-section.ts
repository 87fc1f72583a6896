import type { SourceEntry } from '../../model/source.ts'
import { html, plural, type Html } from './html.ts'
import type { ReportFacts } from './report-facts.ts'
import { cut } from './value-text.ts'

/** What of the export context is shown, in this order, under these words. */
const CONTEXT: readonly (readonly [key: string, word: string])[] = [
  ['query', 'Query'],
  ['filters', 'Filters'],
  ['tenant', 'Tenant'],
  ['exporter', 'Exported by'],
  ['zone', 'Time zone'],
  ['expectedCount', 'Expected count'],
  ['retention', 'Retention'],
]

const MAX_CONTEXT_CHARS = 2000

/** Each source with what fixes it, and what was said of how it was exported. */
export function evidenceSection({ sources, withheld }: ReportFacts): Html {
  return html`<section class="from-new-page">
    <h2 id="evidence"><span class="n">6</span>Evidence</h2>
    <p>
      ${plural(sources.length, 'source')}. A record is named by its source and line:
      <span class="m">s1:4</span> is source 1, line 4 counted from 0. The root is that of the RFC 6962 Merkle
      tree over all lines of the file; each record of this packet is proven to be a leaf of it.
    </p>
    ${withheld === undefined ? '' : withheldText(withheld)}${sources.map(sourceOf)}
  </section> `
}

/** What a reader does not see, and how it could be shown to them. */
function withheldText({ values, records }: NonNullable<ReportFacts['withheld']>): Html {
  return html`<h3>Withheld</h3>
    <p>
      ${plural(values, 'value')} of ${plural(records, 'record')} ${values === 1 ? 'is' : 'are'} withheld from
      this packet: where each stood, why, and by whom, is listed in
      <span class="m">evidence/withheld.json</span>. In its place stands a salted digest. Such a record is
      proven by its leaf only; who has the disclosure file can show the values, and that they are those of the
      file imported.
    </p> `
}

function sourceOf(source: SourceEntry): Html {
  const context = CONTEXT.filter(([key]) => source.context[key] !== undefined)
  return html`<h3>s${String(source.id)}: <bdi>${source.name}</bdi></h3>
    <dl class="facts">
      <dt>SHA-256</dt>
      <dd class="m">${source.sha256}</dd>
      <dt>Merkle root</dt>
      <dd class="m">${source.root}</dd>
      <dt>Size</dt>
      <dd>
        ${plural(source.bytes, 'byte')}, ${plural(source.records, 'line')}, read as
        <span class="m">${source.format}</span>
      </dd>
      <dt>Imported</dt>
      <dd>${source.importedAt} by <bdi>${source.importedBy}</bdi></dd>
      ${context.map(
        ([key, word]) =>
          html`<dt>${word}</dt>
            <dd><bdi>${contextText(source.context[key])}</bdi></dd> `,
      )}${
        context.length === 0
          ? html`<dt>Export</dt>
              <dd class="note">nothing was said of how it was exported</dd>`
          : ''
      }
    </dl> `
}

function contextText(value: unknown): string {
  return typeof value === 'string' ? value : cut(JSON.stringify(value), MAX_CONTEXT_CHARS)
}
