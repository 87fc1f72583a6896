import { REVIEW_VERDICTS } from '../../../shared/model/review.ts'
import { wrongUse } from '../arguments.ts'
import { JSON_OPTION, WHERE_DETAILS, WHERE_OPTION } from '../case-options.ts'
import { withClient } from '../client.ts'
import { passphrase } from '../passphrase.ts'
import { closeStageWay, reopenWay, sendBackWay, signOffWay, undoWay, verdictWay } from '../review/act-ways.ts'
import { campaignWay, drawWay } from '../review/campaign-way.ts'
import { drawFromStdin } from '../review/draw-from-stdin.ts'
import { exportWay, mergeWay } from '../review/export-and-merge.ts'
import { itemWay } from '../review/item-way.ts'
import { REVIEW, type Way } from '../review/way.ts'
import type { Verb } from '../verb.ts'

export const reviewVerb: Verb = {
  ...REVIEW,
  usage:
    'CASE campaign new|list|show, item next|list|show, verdict, undo, close-stage, sign-off, send-back, reopen, export, draw; merge CASE OTHER; draw',
  summary: 'campaigns: population, sample, verdicts, two signatures',
  details: [
    'campaign new --name N --reviewer NAME[=ALIAS,…]… [--where …]… [--items decisions|entitlements] [--seed S]',
    '  [--size all|N | --confidence 95% --tolerable 5% --expected 0%] [--minimum N] [--signer NAME]… or --plan FILE.',
    'campaign list; campaign show; item next; item list; item show ITEM (--campaign ID: else the newest).',
    `verdict ITEM… ${REVIEW_VERDICTS.join('|')} [--note TEXT] [--to NAME]; several items: in bulk, where they are equal.`,
    '  --instead decides between verdicts that are in conflict, in the stead of all that stand.',
    '  exception: --clause CODE --owner NAME --until DATE --reason TEXT [--input GLOB] [--entitlement GLOB] [--subject GLOB].',
    'undo; close-stage; sign-off --key KEY [--passphrase-file F]; send-back --reason TEXT; reopen --reason TEXT.',
    'export csv|scim|papers OUT; draw: the sample again from the population kept, with shell lines for anybody.',
    'merge CASE OTHER: all acts of both; exit code 1 where verdicts are in conflict.',
    'draw --seed S --size N < ids: from ids and seed alone. --as NAME says who acts.',
    ...WHERE_DETAILS,
  ],
  example: 'docket review q2.docket verdict "r-17/assign#1" revoke --note "no such job" --as "Ana Ruiz"',
  options: {
    ...JSON_OPTION,
    ...WHERE_OPTION,
    as: { type: 'string' },
    assign: { type: 'string' },
    campaign: { type: 'string' },
    clause: { type: 'string' },
    confidence: { type: 'string' },
    entitlement: { type: 'string' },
    expected: { type: 'string' },
    input: { type: 'string' },
    instead: { type: 'boolean' },
    items: { type: 'string' },
    key: { type: 'string' },
    minimum: { type: 'string' },
    name: { type: 'string' },
    note: { type: 'string' },
    owner: { type: 'string' },
    'passphrase-file': { type: 'string' },
    plan: { type: 'string' },
    reason: { type: 'string' },
    reviewer: { type: 'string', multiple: true },
    'revoke-by': { type: 'string' },
    seed: { type: 'string' },
    signer: { type: 'string', multiple: true },
    size: { type: 'string' },
    subject: { type: 'string' },
    to: { type: 'string' },
    tolerable: { type: 'string' },
    until: { type: 'string' },
  },
  positionals: { least: 1, most: 500 },
  async run(call) {
    const { args } = call
    const [first, second, ...rest] = args.positionals
    if (first === 'draw' && second === undefined) return drawFromStdin(REVIEW, call)
    const file = args.text('passphrase-file')
    const secrets = { passphrase: (path: string) => passphrase(file, `Passphrase of ${path}: `, 'review') }
    return withClient(call, secrets, async (client) => {
      const [path, word] = first === 'merge' ? [second ?? '', first] : [first ?? '', second ?? '']
      const run = Object.hasOwn(WAYS, word) ? WAYS[word as keyof typeof WAYS] : undefined
      if (run === undefined || path === '')
        throw wrongUse(REVIEW, `after CASE comes one of ${Object.keys(WAYS).join(', ')}`)
      return run({ call, client, held: client.file(path), rest })
    })
  },
}

const WAYS = {
  campaign: campaignWay,
  item: itemWay,
  verdict: verdictWay,
  undo: undoWay,
  'close-stage': closeStageWay,
  'sign-off': signOffWay,
  'send-back': sendBackWay,
  reopen: reopenWay,
  export: exportWay,
  draw: drawWay,
  merge: mergeWay,
} as const satisfies Record<string, (way: Way) => Promise<0 | 1>>
