import type { Output as MethodOutput } from '../../../shared/contract/methods.ts'
import { wrongUse } from '../arguments.ts'
import { JSON_OPTION, positional } from '../case-options.ts'
import { withClient } from '../client.ts'
import { grouped } from '../table.ts'
import type { Verb, VerbCall } from '../verb.ts'

export const timestampVerb: Verb = {
  name: 'timestamp',
  usage:
    'PACKET --request OUT.tsq [--signer KEYID] | PACKET --answer ANSWER.tsr [--query OUT.tsq] [--authority PEM]… [--json]',
  summary:
    "asks for a timestamp over a packet's signature (RFC 3161), or puts the authority's answer into the packet",
  details: [
    '--request OUT.tsq writes the request: the SHA-256 of one signature, and nothing of the packet. OUT.tsq is not',
    'written over unless it is a request. Docket sends nothing;',
    'take it to any authority from a machine that is connected:',
    "  curl -H 'Content-Type: application/timestamp-query' --data-binary @OUT.tsq URL > ANSWER.tsr",
    '--signer KEYID: whose signature; without it, the first that has no timestamp yet.',
    '--answer ANSWER.tsr takes the answer, where all of it holds: what was signed stays as it is, and so does every other entry.',
    '--query OUT.tsq: the request that was sent; its nonce shows that the answer is not an older one.',
    '--authority PEM: certificates of the authority that you vouch for; the answer must lead to one. `docket verify` takes them too.',
    'Without Docket: the bytes of `sig` (base64) are what openssl holds it against, `openssl ts -verify -data SIG -in ANSWER.tsr -CAfile PEM`.',
  ],
  example: 'docket timestamp q2.packet --answer q2.tsr --query q2.tsq --authority tsa-root.pem',
  options: {
    ...JSON_OPTION,
    request: { type: 'string' },
    signer: { type: 'string' },
    answer: { type: 'string' },
    query: { type: 'string' },
    authority: { type: 'string', multiple: true },
  },
  positionals: { least: 1, most: 1 },
  async run(call) {
    const { args } = call
    const [request, answer] = [args.text('request'), args.text('answer')]
    if ((request === undefined) === (answer === undefined))
      throw wrongUse(timestampVerb, 'either --request OUT.tsq or --answer ANSWER.tsr is needed')
    if (request !== undefined) return writeRequest(call, request)
    return takeAnswer(call, answer ?? '')
  },
}

async function writeRequest(call: VerbCall, out: string): Promise<0> {
  const { args, output } = call
  const signer = args.text('signer')
  if (args.text('query') !== undefined || args.texts('authority').length > 0)
    throw wrongUse(timestampVerb, '--query and --authority go with --answer')
  const packet = positional(args, 0)
  const written = await withClient(call, {}, (client) =>
    client.job('packet.timestampRequest', {
      packet: client.file(packet),
      out: client.file(out),
      ...(signer === undefined ? {} : { signer }),
    }),
  )
  if (args.flag('json')) await output.data(JSON.stringify(written))
  else
    for (const line of [
      `written    ${out}: ${grouped(written.bytes)} bytes`,
      `over       the signature of ${written.signer}`,
      '',
      'Nothing was sent. On a machine that is connected, with the address of an authority for URL:',
      `  curl -H 'Content-Type: application/timestamp-query' --data-binary @${out} URL > ANSWER.tsr`,
      `Then: docket timestamp ${packet} --answer ANSWER.tsr --query ${out} --authority PEM`,
    ])
      await output.say(line)
  return 0
}

async function takeAnswer(call: VerbCall, answer: string): Promise<0> {
  const { args, output } = call
  if (args.text('signer') !== undefined)
    throw wrongUse(timestampVerb, '--signer goes with --request: an answer says itself what it is of')
  const query = args.text('query')
  const packet = positional(args, 0)
  const taken = await withClient(call, {}, (client) =>
    client.job('packet.timestampAnswer', {
      packet: client.file(packet),
      answer: client.file(answer),
      ...(query === undefined ? {} : { query: client.file(query) }),
      authorities: args.texts('authority').map((path) => client.file(path)),
    }),
  )
  if (args.flag('json')) await output.data(JSON.stringify(taken))
  else for (const line of takenLines(packet, taken)) await output.say(line)
  return 0
}

function takenLines(
  packet: string,
  { bytes, sha256, signer, stamp, authority, why }: MethodOutput<'packet.timestampAnswer'>,
): readonly string[] {
  const accuracy =
    stamp.accuracyMs === null ? 'how exactly, it does not say' : `to ${stamp.accuracyMs / 1000} s`
  return [
    `taken      ${packet}: ${grouped(bytes)} bytes, ${sha256}`,
    `time       ${stamp.time}, ${accuracy}`,
    `by         ${stamp.by}, number ${stamp.serial}`,
    `over       the signature of ${signer}`,
    authority === null
      ? `untrusted  nobody vouched for its authority (${why ?? ''}): give its certificate to docket verify with --authority`
      : `authority  ${authority}, one that you vouch for`,
  ]
}
