/**
 * A verifier of packets that knows formats.md 5 and nothing of Docket, as the report prints it. It is run
 * by a test, as test/fixtures/verify_packet.py, which is the same text.
 */
export const VERIFY_SCRIPT = `# Checks a review packet: python3 verify_packet.py NAME.packet TRUSTED.pem
import base64, hashlib, json, os, subprocess, sys, tempfile, zipfile

def check(holds, what):
    if not holds: sys.exit('does not hold: ' + what)

def sha(data): return hashlib.sha256(data).digest()

def signed_by(key, message, signature):
    with tempfile.TemporaryDirectory() as folder:
        paths = [os.path.join(folder, name) for name in ('message', 'signature')]
        for path, data in zip(paths, (message, signature)): open(path, 'wb').write(data)
        return subprocess.run(['openssl', 'pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', key, '-in', paths[0],
                               '-sigfile', paths[1]], capture_output=True).returncode == 0

def root_of(index, size, node, path):  # RFC 9162, 2.1.3.2
    last = size - 1
    for sibling in path:
        if last == 0: return None
        if index & 1 or index == last:
            node = sha(b'\\1' + sibling + node)
            while index and not index & 1: index, last = index >> 1, last >> 1
        else: node = sha(b'\\1' + node + sibling)
        index, last = index >> 1, last >> 1
    return node if last == 0 else None

archive = zipfile.ZipFile(sys.argv[1])
read, names = archive.read, archive.namelist()
def lines(name): return [line for line in read(name).split(b'\\n') if line]
check(names == sorted(set(names)), 'entries: a name stands twice, or they are not sorted')
envelope = json.loads(read('statement.dsse.json'))
payload, kind = base64.b64decode(envelope['payload'], validate=True), envelope['payloadType'].encode()
message = b'DSSEv1 %d %s %d ' % (len(kind), kind, len(payload)) + payload
check(any(signed_by(sys.argv[2], message, base64.b64decode(s['sig'])) for s in envelope['signatures']), 'signature')
statement = json.loads(payload)
check(statement['predicateType'] == 'urn:docket:review-packet:1', 'statement')
digests = {entry['name']: entry['digest']['sha256'] for entry in statement['subject']}
check(set(digests) | {'statement.dsse.json'} == set(names), 'entries: not those of the statement')
for name in digests: check(sha(read(name)).hex() == digests[name], 'digest of ' + name)
sources = {source['id']: source for source in json.loads(read('evidence/sources.json'))}
records, proofs = ([json.loads(line) for line in lines(f'evidence/{name}.ndjson')] for name in ('records', 'proofs'))
check(len(records) == len(proofs), 'proofs: not one for each record')
for record, proof in zip(records, proofs):
    place, source = f"s{record['source']}:{record['index']}", sources[record['source']]
    data = base64.b64decode(record['raw64']) if 'raw64' in record else record['raw'].encode()
    root = root_of(proof['index'], proof['size'], sha(b'\\0' + data), [bytes.fromhex(h) for h in proof['path']])
    check((proof['source'], proof['index'], proof['size']) == (source['id'], record['index'], source['records'])
          and sha(b'\\0' + data).hex() == proof['leaf'] and root and 'sha256:' + root.hex() == source['root'], 'proof of ' + place)
before = None
for line in lines('custody.ndjson'):
    check(json.loads(line)['prev'] == before, 'custody')
    before = 'sha256:' + sha(line).hex()
print(f'holds: {len(digests)} digests, {len(records)} records proven, by the key given')
`
