import type { CaseOverview } from '../../../shared/contract/shapes.ts'
import { JSON_OPTION, positional } from '../case-options.ts'
import { withClient } from '../client.ts'
import { countsLine } from '../summaries.ts'
import { grouped, table } from '../table.ts'
import type { Verb } from '../verb.ts'

export const infoVerb: Verb = {
  name: 'info',
  usage: 'CASE [--json]',
  summary: 'counts, sources and versions of a case',
  details: [],
  example: 'docket info q2.docket --json',
  options: JSON_OPTION,
  positionals: { least: 1, most: 1 },
  async run(call) {
    const { args, output } = call
    const overview = await withClient(call, {}, async (client) =>
      client.call('case.info', { case: client.file(positional(args, 0)) }),
    )
    if (args.flag('json')) await output.data(JSON.stringify(overview))
    else for (const line of overviewLines(overview)) await output.say(line)
    return 0
  },
}

function overviewLines(overview: CaseOverview): readonly string[] {
  const { sources, workflows, policies } = overview
  return [
    `case       ${overview.name}${overview.rebuilt ? '' : ' (evidence was added since the last rebuild)'}`,
    `records    ${grouped(overview.records)}, ${grouped(overview.quarantined)} in quarantine`,
    `decisions  ${grouped(overview.decisions)} in ${grouped(overview.runs)} workflow runs, ${grouped(overview.complete)} complete`,
    `verdicts   ${countsLine(overview.verdicts)}`,
    `findings   ${countsLine(overview.findings)}`,
    '',
    ...table(
      ['source', 'name', 'format', 'records', 'quarantine', 'bytes', 'sha256'],
      sources.map((each) => [
        `s${each.id}`,
        each.status === 'complete' ? each.name : `${each.name} (not read to its end)`,
        each.format,
        grouped(each.records),
        grouped(each.quarantined),
        grouped(each.bytes),
        each.sha256 ?? '-',
      ]),
    ),
    '',
    ...table(
      ['workflow', 'from', 'to', 'boundary', 'file'],
      workflows.map((each) => [
        `${each.id}@${each.version}`,
        each.from ?? '-',
        each.to ?? '-',
        each.boundary ? 'yes' : 'none',
        each.file,
      ]),
    ),
    '',
    ...table(
      ['policy version', 'engine', 'from', 'to', 'digest', 'file'],
      policies.map((each) => [
        `${each.id}@${each.version}`,
        each.engine,
        each.from ?? '-',
        each.to ?? '-',
        each.digestHolds ? each.digest : `${each.digest} (not the one declared)`,
        each.file,
      ]),
    ),
  ]
}
