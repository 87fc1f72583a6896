import { html, plural, type Html } from './html.ts'
import { checkSection, limitsSection } from './check-section.ts'
import { cover } from './cover.ts'
import { custodySection } from './custody-section.ts'
import { decisionList } from './decision-list.ts'
import { decisionSection } from './decision-section.ts'
import { evidenceSection } from './evidence-section.ts'
import { findingsSection } from './findings-section.ts'
import { SYMBOLS } from './marks.ts'
import type { ReportFacts } from './report-facts.ts'
import { reviewSection } from './review-section.ts'
import { rulesSection } from './rules-section.ts'
import { styleSheet } from './style.ts'
import { asked, figures } from './summary.ts'
import { cut } from './value-text.ts'
import { visibleText } from './visible.ts'

/** No script, no network, no form: the browser is told so, in case an escape were ever missed. */
const CSP = "default-src 'none'; style-src 'unsafe-inline'; form-action 'none'; base-uri 'none'"

/** The report, in pieces: one file that stands alone, on a screen and on paper. */
export function* reportPage(facts: ReportFacts): Generator<string> {
  for (const piece of pieces(facts)) yield piece.markup
}

function* pieces(facts: ReportFacts): Generator<Html> {
  const { manifest } = facts
  const name = cut(visibleText(manifest.case), 80)
  yield { markup: '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n' }
  yield {
    markup: `<meta http-equiv="Content-Security-Policy" content="${CSP}">\n<meta name="viewport" content="width=device-width">\n`,
  }
  yield html`<title>${name}: review packet</title> `
  yield {
    markup: `<style>${styleSheet({ left: `Review packet: ${name}`, right: `Sealed ${cut(visibleText(manifest.sealedAt), 40)}` })}</style>\n</head>\n<body>\n`,
  }
  yield SYMBOLS
  yield cover(facts)
  yield asked(facts)
  yield figures(facts)
  yield* reviewSection(facts)
  yield* findingsSection(facts)
  yield html`<section class="from-new-page">
    <h2 id="decisions"><span class="n">5</span>Decisions</h2>
    <p>${shownText(facts)}</p>
   `
  for (const decision of facts.picked.shown) yield decisionSection(facts, decision)
  yield decisionList(facts)
  yield html`</section>
`
  yield evidenceSection(facts)
  yield rulesSection(facts)
  yield custodySection(facts)
  yield limitsSection(facts)
  yield checkSection(facts)
  yield html`<footer>
      End of the report of <bdi>${name}</bdi>. A dark box such as <i class="esc">\\u{202E}</i> stands for a
      character that does not show.
    </footer>
    </body>
    </html> `
}

function shownText({ picked }: ReportFacts): string {
  const others = picked.listed.length + picked.leftOut
  const whole = plural(picked.shown.length, 'decision')
  if (others === 0) return `${whole}, each whole, with the records that tell it.`
  return `${whole} whole, with the records that tell ${picked.shown.length === 1 ? 'it' : 'them'}: those that people reviewed first in choice, then those with findings, the gravest first. The others follow in brief; all stand in decisions.ndjson.`
}
