import { html, type Html } from './html.ts'

/** A record's place, as it is written everywhere: `s2:71204`. */
export function refLink(ref: string): Html {
  return html`<span class="m w">${ref}</span>`
}
