import type { Output } from '../../../shared/contract/methods.ts'
import { BOUNDARY_MARKS, VERDICTS } from '../../../shared/model/words.ts'
import { count, counted, share } from '../../words/numbers.ts'
import { countIn } from './counts.ts'

/** The overview's figures, to be pasted into a working paper. */
export function overviewText(info: Output<'case.info'>, summary: Output<'decisions.summary'>): string {
  const figure = (name: string, number: number) =>
    `${name}: ${count(number)} (${share(number, summary.total)})`
  return [
    `Case ${info.name}: ${counted(summary.total, 'decision')} of ${count(summary.all)}, ${counted(info.runs, 'run')}, ${counted(info.records, 'record')}, ${count(info.quarantined)} in quarantine`,
    figure('complete', countIn(summary, 'complete', 'complete')),
    ...VERDICTS.map((verdict) => figure(verdict, countIn(summary, 'verdict', verdict))),
    ...BOUNDARY_MARKS.map((boundary) => figure(boundary, countIn(summary, 'boundary', boundary))),
    ...info.sources.map(
      ({ id, name, sha256, records, root }) =>
        `s${id} ${name}: ${counted(records, 'record')}, ${sha256 ?? 'not read to its end'}, root ${root ?? 'not known'}`,
    ),
  ].join('\n')
}
