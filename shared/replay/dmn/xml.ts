import { SaxesParser } from 'saxes'
import { DmnRefused } from './refusal.ts'

/** An element of a file. Names are local ones; attributes are those without a prefix. */
export interface XmlElement {
  readonly name: string
  readonly uri: string
  readonly attributes: ReadonlyMap<string, string>
  /** Attributes with a prefix, by their local names. */
  readonly prefixed: ReadonlyMap<string, string>
  readonly children: readonly XmlElement[]
  /** Its own text, pieces joined. */
  readonly text: string
  /** Offsets in the file's text, in UTF-16 units, tags included. */
  readonly from: number
  readonly to: number
  /** Where `text` begins in the file, if it stands there just so; entities and the like make it stand otherwise. */
  readonly textAt: number | undefined
}

const MAX_CHARS = 8 * 1024 * 1024
const MAX_DEPTH = 120
const MAX_ELEMENTS = 300_000

interface Open {
  readonly name: string
  readonly uri: string
  readonly attributes: ReadonlyMap<string, string>
  readonly prefixed: ReadonlyMap<string, string>
  readonly children: XmlElement[]
  readonly from: number
  readonly contentAt: number
  text: string
}

/**
 * Reads a file of XML 1.0 with namespaces. Document types are refused, and with them all entities but XML's own
 * five; so are files that are too large or too deep. Throws DmnRefused.
 */
export function readXml(path: string, text: string): XmlElement {
  if (text.length > MAX_CHARS) throw new DmnRefused(`${path} has more than ${MAX_CHARS} characters`)
  const parser = new SaxesParser({ xmlns: true, position: true })
  const open: Open[] = []
  let root: XmlElement | undefined
  let [count, startedAt] = [0, 0]
  const refuse = (detail: string): never => {
    throw new DmnRefused(`${path}: ${detail}`, {
      path,
      at: Math.max(0, Math.min(parser.position, text.length)),
    })
  }
  parser.on('error', (error) => refuse(`no well-formed XML: ${error.message}`))
  parser.on('doctype', () => refuse('a document type, which is not read'))
  parser.on('xmldecl', ({ encoding }) => {
    if (encoding !== undefined && !/^(?:utf-?8|us-ascii)$/i.test(encoding)) refuse(`the encoding ${encoding}`)
  })
  parser.on('opentagstart', ({ name }) => {
    startedAt = parser.position - name.length - 2
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    count += 1
    if (open.length >= MAX_DEPTH) refuse(`elements more than ${MAX_DEPTH} levels deep`)
    if (count > MAX_ELEMENTS) refuse(`more than ${MAX_ELEMENTS} elements`)
    const all = Object.values(attributes)
    const ofDmn = all.filter(({ prefix }) => prefix === '' || prefix === 'xmlns')
    open.push({
      name: local,
      uri,
      attributes: new Map(ofDmn.map(({ name, value }) => [name, value])),
      prefixed: new Map(all.filter(({ prefix }) => prefix !== '').map((each) => [each.local, each.value])),
      children: [],
      from: startedAt,
      contentAt: parser.position,
      text: '',
    })
  })
  const addText = (piece: string) => {
    const current = open.at(-1)
    if (current !== undefined) current.text += piece
  }
  parser.on('text', addText)
  parser.on('cdata', addText)
  parser.on('closetag', () => {
    const closed = open.pop()
    if (closed === undefined) return
    const element = finished(closed, text, parser.position)
    const above = open.at(-1)
    if (above === undefined) root = element
    else above.children.push(element)
  })
  parser.write(text).close()
  return root ?? refuse('no element')
}

function finished({ contentAt, ...open }: Open, file: string, to: number): XmlElement {
  const stands = open.text !== '' && file.startsWith(`${open.text}<`, contentAt)
  return { ...open, to, textAt: stands ? contentAt : undefined }
}

export function attribute(element: XmlElement, name: string): string | undefined {
  return element.attributes.get(name)
}
