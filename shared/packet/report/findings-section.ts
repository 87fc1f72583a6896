import { SEVERITIES, type Finding } from '../../model/finding.ts'
import { controlsTable } from './controls-table.ts'
import { html, NOTHING, plural, type Html } from './html.ts'
import { exceptedMark, severityMark } from './marks.ts'
import { MAX_OF_CODE } from './pick-findings.ts'
import { refLink } from './ref-link.ts'
import type { ReportFacts } from './report-facts.ts'

/** Findings by severity and code, with what each code means, and excepted ones apart. */
export function* findingsSection(facts: ReportFacts): Generator<Html> {
  yield html`<section class="from-new-page">
    <h2 id="findings"><span class="n">4</span>Findings</h2>
    <p>
      A finding is one breach of one rule by one thing. It says what the evidence shows; what it weighs is for
      a person to judge.
    </p>
   `
  const codes = codesOf(facts)
  yield codes.length === 0 ? html`<p>No rule is breached.</p>` : overview(facts, codes)
  yield controlsTable(facts)
  for (const code of codes) {
    const open = facts.findings.byCode.get(code)?.open ?? 0
    if (open > 0) yield ofCode(facts, code, facts.listed.open.get(code) ?? [], open)
  }
  yield excepted(facts, codes)
  yield html`</section>\n`
}

/** Gravest first, then by code. */
function codesOf(facts: ReportFacts): readonly string[] {
  const weight = (code: string) => SEVERITIES.indexOf(facts.rules.get(code)?.severity ?? 'low')
  return [...facts.findings.byCode.keys()].sort((a, b) => weight(b) - weight(a) || (a < b ? -1 : 1))
}

function overview(facts: ReportFacts, codes: readonly string[]): Html {
  return html`<table>
    <thead>
      <tr>
        <th>Code</th>
        <th>Severity</th>
        <th>Rule</th>
        <th class="r">Open</th>
        <th class="r">Excepted</th>
      </tr>
    </thead>
    <tbody>
      ${codes.map((code) => {
        const rule = facts.rules.get(code)
        const count = facts.findings.byCode.get(code)
        return html`<tr>
          <td class="w"><span class="m">${code}</span></td>
          <td class="w">${rule === undefined ? '' : severityMark(rule.severity)}</td>
          <td>${rule?.title}</td>
          <td class="r">${count?.open}</td>
          <td class="r">${count?.excepted}</td>
        </tr> `
      })}
    </tbody>
  </table> `
}

function ofCode(facts: ReportFacts, code: string, findings: readonly Finding[], total: number): Html {
  const rule = facts.rules.get(code)
  return html`<h3>${code}${rule === undefined ? '' : html`: ${rule.title}`}</h3>
    ${
      rule === undefined
        ? ''
        : html`<p class="note">
            ${severityMark(rule.severity)}.
            ${rule.meaning}${rule.controls.length === 0 ? '' : html` Touches ${rule.controls.join('; ')}.`}
          </p> `
    }${table(findings, NOTHING)}${rest(findings, total)}`
}

function excepted(facts: ReportFacts, codes: readonly string[]): Html {
  const findings = codes.flatMap((code) => facts.listed.excepted.get(code) ?? [])
  if (findings.length === 0) return NOTHING
  const total = [...facts.findings.byCode.values()].reduce((sum, count) => sum + count.excepted, 0)
  return html`<h3>${exceptedMark()} findings</h3>
    <p class="note">
      Covered wholly by an exception that had not run out. The exceptions, with their owners and end dates,
      stand under <a href="#rules">Workflows and policies</a>.
    </p>
    ${table(findings, html`<th>Exception</th>`)}${rest(findings, total)}`
}

function table(findings: readonly Finding[], more: Html): Html {
  return html`<table>
    <thead>
      <tr>
        <th>Subject</th>
        <th>What the evidence shows</th>
        <th>Evidence</th>
        ${more}
      </tr>
    </thead>
    <tbody>
      ${findings.map(
        (finding) =>
          html`<tr>
            <td>
              ${more === NOTHING ? '' : html`<span class="m">${finding.code}</span> `}<span class="note"
                >${finding.subject.kind.replace('-', ' ')}</span
              >
              <span class="m"><bdi>${finding.subject.id}</bdi></span>
            </td>
            <td><bdi>${finding.message}</bdi></td>
            <td>${refs(finding.evidence)}</td>
            ${more === NOTHING ? '' : html`<td><bdi>${finding.excepted ?? ''}</bdi></td>`}
          </tr> `,
      )}
    </tbody>
  </table> `
}

const MAX_REFS = 6

function refs(evidence: readonly string[]): Html {
  const more = evidence.length - MAX_REFS
  return html`${evidence.slice(0, MAX_REFS).map((ref) => html`${refLink(ref)} `)}${more > 0 ? html`and ${more} more` : ''}`
}

function rest(findings: readonly Finding[], total: number): Html {
  if (findings.length >= total) return NOTHING
  return html`<p class="note">
    These are ${findings.length} of ${plural(total, 'finding')}: a report lists ${MAX_OF_CODE} of a code. All
    of them stand in <span class="m">findings.sarif</span>.
  </p>`
}
