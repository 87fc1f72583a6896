import { visibleHtml } from './visible.ts'

/** Markup that this folder wrote. Text never becomes it but through `html`, which escapes. */
export interface Html {
  readonly markup: string
}

export type HtmlValue = string | number | Html | undefined | readonly HtmlValue[]

/** Markup from a template: what is filled in is escaped, unless it is markup itself. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  const filled = parts.map((part, at) => (at === 0 ? part : markupOf(values[at - 1]) + part))
  return { markup: filled.join('') }
}

export const NOTHING: Html = { markup: '' }

function markupOf(value: HtmlValue): string {
  if (value === undefined) return ''
  if (typeof value === 'string') return visibleHtml(value)
  if (typeof value === 'number') return grouped(value)
  if (isList(value)) return value.map(markupOf).join('')
  return value.markup
}

function isList(value: HtmlValue): value is readonly HtmlValue[] {
  return Array.isArray(value)
}

/** 48216 as 48,216: whole numbers only, the same on every machine. */
export function grouped(value: number): string {
  return String(value).replace(/\B(?=(\d{3})+$)/g, ',')
}

/** `1 decision`, `2,300 decisions`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${grouped(count)} ${count === 1 ? one : many}`
}

/** An id within the document for any text: letters, digits and hex only. */
export function anchor(kind: string, text: string): string {
  return `${kind}-${text.replace(/[^A-Za-z0-9]/g, (character) => `_${character.charCodeAt(0).toString(16)}_`)}`
}
