import { visibleText } from '../report/visible.ts'
import { cut } from '../report/value-text.ts'
import type { ReportFacts } from '../report/report-facts.ts'
import { reportPage } from '../report/page.ts'
import { blocksOf } from './blocks.ts'
import { readMarkup } from './markup-tree.ts'
import { setBlocks } from './set-blocks.ts'
import { Sheet } from './sheet.ts'
import type { Typefaces } from './typefaces.ts'

/**
 * The report on paper, as PDF 1.7: the very parts of report.html, set anew, with an outline, a structure that readers
 * of the structure can follow (ISO 32000-1, 14.8), page numbers, and its typefaces embedded as far as they are used.
 * Equal facts give equal bytes: no time but that of sealing, no chance, nothing compressed. Memory is that of the
 * report, which is bounded whatever the packet's size.
 */
export async function* reportPdf(facts: ReportFacts, typefaces: Typefaces): AsyncGenerator<Uint8Array> {
  const { manifest } = facts
  const name = cut(visibleText(manifest.case), 80)
  const tool = visibleText(`${manifest.tool.name} ${manifest.tool.version}`)
  const sheet = new Sheet(typefaces, {
    title: `${name}: review packet`,
    author: cut(visibleText(manifest.sealedBy), 80),
    creator: tool,
    time: sealingTime(manifest.sealedAt),
  })
  setBlocks(sheet, blocksOf(readMarkup([...reportPage(facts)].join(''))))
  sheet.margins(`Review packet: ${name} · sealed ${cut(visibleText(manifest.sealedAt), 40)}`)
  sheet.document.end()
  for await (const chunk of sheet.document as AsyncIterable<Uint8Array>) yield chunk
}

function sealingTime(text: string): Date {
  const time = new Date(text)
  return Number.isNaN(time.getTime()) ? new Date(0) : time
}
