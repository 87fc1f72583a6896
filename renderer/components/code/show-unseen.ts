import { highlightSpecialChars } from '@codemirror/view'
import { UNSEEN, visible } from '../../words/visible.ts'

/** Unseen characters stand as their codes; copying gives what is really there. */
export const showUnseen = highlightSpecialChars({
  specialChars: new RegExp(UNSEEN),
  render(code, description) {
    const shown = document.createElement('span')
    shown.className = 'cm-unseen-char'
    shown.textContent = visible(String.fromCodePoint(code))
    shown.title = description ?? ''
    return shown
  },
})
