import type { Decision } from '../../model/decision.ts'
import { utf8Text } from '../../proof/utf8-text.ts'
import { html, NOTHING, plural, type Html } from './html.ts'
import { citedBy, MAX_QUOTES, type Quote } from './quotes.ts'

/** The raw records that tell a decision: exact bytes, length and leaf. */
export function quotesOf(decision: Decision, quotes: ReadonlyMap<string, Quote>): Html {
  const refs = citedBy(decision)
  if (refs.length === 0) return NOTHING
  const left = refs.length - MAX_QUOTES
  return html`<h4>Raw records</h4>
    ${refs.slice(0, MAX_QUOTES).map((ref) => quoteOf(ref, quotes.get(ref)))}${left > 0 ? html`<p class="note">${plural(left, 'record')} more, in <span class="m">evidence/records.ndjson</span>.</p>` : ''}`
}

function quoteOf(ref: string, quote: Quote | undefined): Html {
  if (quote === undefined)
    return html`<p class="note"><span class="m">${ref}</span> is not among the records of this packet.</p>`
  const left = quote.length - quote.bytes.length
  return html`<figure class="quote">
    <figcaption>
      <span class="m">${ref}</span
      ><span>${plural(quote.length, 'byte')}</span
      >${quote.leaf === undefined ? '' : html`<span>leaf <span class="m">${quote.leaf}</span></span>`}
    </figcaption>
    <pre>${bytesText(quote.bytes, left > 0)}</pre>
    ${left > 0 ? html`<p class="note">The first ${plural(quote.bytes.length, 'byte')}; ${plural(left, 'byte')} more.</p>` : ''}
  </figure> `
}

/** The bytes as text; where they are not UTF-8, ASCII as it is and each other byte as \xNN. */
function bytesText(bytes: Uint8Array, isCut: boolean): string {
  const text = utf8Text(isCut ? bytes.subarray(0, wholeCharacters(bytes)) : bytes)
  if (text !== undefined) return text
  return Array.from(bytes, (byte) =>
    byte >= 0x20 && byte < 0x7f ? String.fromCharCode(byte) : `\\x${byte.toString(16).padStart(2, '0')}`,
  ).join('')
}

/** Length without the character that a cut may have left unfinished. */
function wholeCharacters(bytes: Uint8Array): number {
  let at = bytes.length
  while (at > 0 && bytes.length - at < 3 && ((bytes[at - 1] ?? 0) & 0xc0) === 0x80) at -= 1
  return at > 0 && (bytes[at - 1] ?? 0) >= 0xc0 ? at - 1 : bytes.length
}
