import { type CampaignRecord, REVIEW_VERDICTS } from '../../model/review.ts'
import { html, NOTHING, plural, type Html } from './html.ts'
import { tableOf } from './table.ts'
import { cut } from './value-text.ts'

/** Most items that a report lists with their verdicts, and most characters of a note. */
const MAX_ITEMS = 500
const MAX_NOTE_CHARS = 300

/** What was concluded of the items, and what follows: exceptions granted, access to be taken away. */
export function resultsOf({ results, verdicts, states, exceptions, revocations }: CampaignRecord): Html {
  const open = states.open + states.escalated + states.conflict
  const left = results.length - MAX_ITEMS
  return html`<h4>Verdicts</h4>
    <p>
      ${REVIEW_VERDICTS.map((verdict) => `${verdict} ${verdicts[verdict]}`).join(', ')}.
      ${open === 0 ? 'Every item is decided.' : `${plural(open, 'item is', 'items are')} not decided: ${states.open} open, ${states.escalated} escalated, ${states.conflict} in conflict.`}
    </p>
    ${tableOf(
      ['Item', 'Verdict', 'By', 'Time', 'Note'],
      results
        .slice(0, MAX_ITEMS)
        .map(({ item, verdict, by, time, note }) => [
          html`<span class="m">${cut(item, 200)}</span>`,
          verdict,
          by.name,
          time,
          cut(note, MAX_NOTE_CHARS),
        ]),
    )}
    ${left > 0 ? html`<p class="note">${plural(left, 'item')} more, in <span class="m">review.json</span>.</p>` : NOTHING}
    ${
      exceptions.length === 0
        ? NOTHING
        : html`<h4>Exceptions granted</h4>
            ${tableOf(
              ['Id', 'Covers', 'Until', 'Owner', 'Granted by', 'Reason'],
              exceptions
                .slice(0, MAX_ITEMS)
                .map(({ id, terms, by }) => [
                  id,
                  terms.clause,
                  terms.until,
                  terms.owner,
                  by.name,
                  cut(terms.reason, MAX_NOTE_CHARS),
                ]),
            )}`
    }${
      revocations.length === 0
        ? NOTHING
        : html`<h4>Access to be taken away</h4>
            ${tableOf(
              ['Subject', 'Entitlement', 'Due', 'Shown gone'],
              revocations
                .slice(0, MAX_ITEMS)
                .map(({ subject, entitlement, due, state, gone, again }) => [
                  subject ?? 'not recorded',
                  entitlement ?? 'not recorded',
                  due ?? 'no date given',
                  state === 'open'
                    ? 'no: nothing later in the evidence shows it gone'
                    : `${gone?.time ?? ''} ${gone?.ref ?? ''}${state === 'granted-again' ? `; granted again ${again?.time ?? ''} ${again?.decision ?? again?.record ?? ''}` : ''}`,
                ]),
            )}`
    }`
}
