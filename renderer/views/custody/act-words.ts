import type { CustodyLine } from '../../../shared/contract/custody.ts'
import { bytes, count, counted } from '../../words/numbers.ts'
import { shortDigest, valueText, visible } from '../../words/visible.ts'
import { REVIEW_DID, reviewWords } from './review-act-words.ts'

type Entry = NonNullable<CustodyLine['entry']>

/** An act in words: what was done, on what, and with what. */
export interface ActWords {
  readonly did: string
  readonly on: string
  readonly with: string
}

/** What each act is called; one that there is no word for is shown by its own. */
const DID: ReadonlyMap<string, string> = new Map([
  ['create', 'made the case'],
  ['import', 'imported'],
  ['describe', 'described a source'],
  ['answer-input', 'decided on an input'],
  ['rebuild', 'rebuilt'],
  ['seal', 'began to seal'],
  ['sealed', 'sealed'],
  ...REVIEW_DID,
])

const REVIEW_ACTS: ReadonlySet<string> = new Set(REVIEW_DID.map(([act]) => act))

export function didWords(act: string): string {
  return DID.get(act) ?? visible(act)
}

/** What an entry is about is as its writer made it: read with care, shown as text. */
export function actWords({ act, about }: Pick<Entry, 'act' | 'about'>): ActWords {
  const text = (name: string) => (typeof about[name] === 'string' ? visible(about[name]) : '')
  const figure = (name: string, one: string, many?: string) =>
    typeof about[name] === 'number' ? [counted(about[name], one, many)] : []
  const size = typeof about['bytes'] === 'number' ? [bytes(about['bytes'])] : []
  const digest = text('sha256') === '' ? [] : [shortDigest(text('sha256'))]
  const did = didWords(act)
  switch (act) {
    case 'create':
      return { did, on: text('case'), with: '' }
    case 'import':
      return {
        did,
        on: text('name'),
        with: list([
          ...figure('lines', 'line'),
          ...(typeof about['quarantined'] === 'number' && about['quarantined'] > 0
            ? [`${count(about['quarantined'])} in quarantine`]
            : []),
          ...(about['definition'] === undefined ? [] : [text('kind')]),
          ...size,
          ...digest,
        ]),
      }
    case 'describe':
      return { did, on: text('name'), with: names(about['context']) }
    case 'answer-input':
      return {
        did,
        on: text('input'),
        with: list([text('answer'), text('note')].filter((word) => word !== '')),
      }
    case 'rebuild':
      return {
        did,
        on: 'the case',
        with: list([
          ...figure('runs', 'run'),
          ...figure('decisions', 'decision'),
          ...figure('findings', 'finding'),
        ]),
      }
    case 'seal':
      return {
        did,
        on: choiceWords(about['selection']),
        with: Array.isArray(about['keys']) ? `by ${counted(about['keys'].length, 'key')}` : '',
      }
    case 'sealed':
      return {
        did,
        on: text('packet'),
        with: list([...figure('decisions', 'decision'), ...size, ...digest]),
      }
    default:
      if (REVIEW_ACTS.has(act)) return { did, ...reviewWords(act, about) }
      return {
        did,
        on: '',
        with: list(Object.entries(about).map(([name, value]) => `${visible(name)} ${valueText(value)}`)),
      }
  }
}

/** An entry as text, for a screen reader and for the clipboard. */
export function entryText({ seq, digest, entry }: CustodyLine, time: (text: string) => string): string {
  if (entry === null) return `${seq}  no custody entry stands here; ${digest}`
  const words = actWords(entry)
  const rest = [words.on, words.with].filter((part) => part !== '').join(', ')
  return `${seq}  ${time(entry.time)}  ${visible(entry.by)} ${words.did}${rest === '' ? '' : `: ${rest}`}`
}

function choiceWords(selection: unknown): string {
  if (!Array.isArray(selection)) return ''
  if (selection.length === 0) return 'every decision'
  return visible(selection.slice(0, 4).map(String).join(', ')) + (selection.length > 4 ? ' and more' : '')
}

function names(value: unknown): string {
  return typeof value === 'object' && value !== null ? list(Object.keys(value).map(visible)) : ''
}

function list(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join(', ')
}
