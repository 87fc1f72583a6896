import { wrongUse } from '../arguments.ts'
import { JSON_OPTION, positional } from '../case-options.ts'
import { withClient } from '../client.ts'
import { verificationLines } from '../verification-lines.ts'
import type { Verb } from '../verb.ts'
import { writeVerifyPage } from '../../engine-host/verify-page.ts'

export const verifyVerb: Verb = {
  name: 'verify',
  usage:
    'PACKET [--trust PUB]… [--no-store] [--authority PEM]… [--disclosure FILE] [--reperform] [--json] | --page OUT.html',
  summary: 'checks every signature, digest and proof of a packet, and lists each check',
  details: [
    '--trust PUB: a public key (PEM) that you have from its owner. A key in the packet itself is never trust.',
    'Keys of the trust store (`docket keys`) count too, unless --no-store is given. A revoked one never does.',
    '--authority PEM: certificates of an authority for timestamps that you vouch for; without one a timestamp is untrusted.',
    '--disclosure FILE: what was withheld from it, or a part of that; without it such records are proven by leaf only.',
    '--reperform also rebuilds, replays and judges every decision again, from the packet alone.',
    '--page OUT.html: writes the page that does the same checks in a browser, for people without Docket.',
    'Exit code 0: everything holds and a trusted key signed. 1: something does not hold, or no trusted key signed.',
  ],
  example: 'docket verify q2.packet --trust auditor.pub.pem --reperform',
  options: {
    ...JSON_OPTION,
    trust: { type: 'string', multiple: true },
    authority: { type: 'string', multiple: true },
    disclosure: { type: 'string' },
    reperform: { type: 'boolean' },
    page: { type: 'string' },
    'no-store': { type: 'boolean' },
  },
  positionals: { least: 0, most: 1 },
  async run(call) {
    const { args, output } = call
    const page = args.text('page')
    if (page !== undefined) {
      const { sha256 } = await writeVerifyPage(page, { there: 'refuse' })
      await output.say(`${page}: SHA-256 ${sha256.slice('sha256:'.length)}`)
      if (args.positionals.length === 0) return 0
    }
    if (args.positionals.length === 0) throw wrongUse(verifyVerb, 'PACKET is missing')
    const disclosure = args.text('disclosure')
    const report = await withClient(call, {}, (client) =>
      client.job('packet.verify', {
        packet: client.file(positional(args, 0)),
        trust: args.texts('trust').map((path) => client.file(path)),
        authorities: args.texts('authority').map((path) => client.file(path)),
        store: !args.flag('no-store'),
        ...(disclosure === undefined ? {} : { disclosure: client.file(disclosure) }),
        reperform: args.flag('reperform'),
      }),
    )
    if (args.flag('json')) await output.data(JSON.stringify(report))
    else for (const line of verificationLines(report)) await output.say(line)
    return report.result === 'valid' ? 0 : 1
  },
}
