/**
 * A verifier of packets that knows formats.md 5 and nothing of Docket, as the report prints it. It is run
 * by a test, as test/fixtures/verify_packet.py, which is the same text.
 */
export const VERIFY_SCRIPT = `# Checks a review packet: python3 verify_packet.py NAME.packet TRUSTED.pem (Python 3 and OpenSSL 3)
import base64, hashlib, json, subprocess, sys, tempfile, zipfile
def check(holds, what): holds or sys.exit('does not hold: ' + what)
def sha(data): return hashlib.sha256(data).digest()
def signed(message, signature):
    with tempfile.TemporaryDirectory() as folder:
        for name, data in (('m', message), ('s', signature)): open(f'{folder}/{name}', 'wb').write(data)
        return subprocess.run(['openssl', 'pkeyutl', '-verify', '-rawin', '-pubin', '-inkey', sys.argv[2], '-in',
                               folder + '/m', '-sigfile', folder + '/s'], capture_output=True).returncode == 0
def root_of(index, size, node, path):  # RFC 9162, 2.1.3.2
    last = size - 1
    for sibling in path:
        if last == 0: return None
        if index & 1 or index == last:
            node = sha(b'\\1' + sibling + node)
            while index and not index & 1: index, last = index >> 1, last >> 1
        else: node = sha(b'\\1' + node + sibling)
        index, last = index >> 1, last >> 1
    return 'sha256:' + node.hex() if last == 0 else None
read, names = (archive := zipfile.ZipFile(sys.argv[1])).read, archive.namelist()
payload = base64.b64decode((envelope := json.loads(read('statement.dsse.json')))['payload'], validate=True)
message = b'DSSEv1 %d %s %d ' % (len(kind := b'application/vnd.in-toto+json'), kind, len(payload)) + payload
check(any(signed(message, base64.b64decode(s['sig'])) for s in envelope['signatures']), 'signature')
digests = {entry['name']: entry['digest']['sha256'] for entry in json.loads(payload)['subject']}
check(sorted([*digests, 'statement.dsse.json']) == names, 'entries: not those of the statement, each once')
for name in digests: check(sha(read(name)).hex() == digests[name], 'digest of ' + name)
sources = {source['id']: source for source in json.loads(read('evidence/sources.json'))}
records, proofs = (list(map(json.loads, read(f'evidence/{name}.ndjson').splitlines())) for name in ('records', 'proofs'))
check([(r['source'], r['index']) for r in records] == [(p['source'], p['index']) for p in proofs], 'one proof a record')
held = {(w['source'], w['index']) for w in json.loads(read(at))['places']} if (at := 'evidence/withheld.json') in names else ()
for record, proof in zip(records, proofs):  # of records from which values are withheld, the leaf given is proven
    raw = base64.b64decode(record['raw64']) if 'raw64' in record else record['raw'].encode()
    leaf = bytes.fromhex(proof['leaf']) if (record['source'], record['index']) in held else sha(b'\\0' + raw)
    source, index, size = sources[record['source']], record['index'], proof['size']
    check(leaf.hex() == proof['leaf'] and index < size == source['records'] and source['root'] == root_of(
          index, size, leaf, map(bytes.fromhex, proof['path'])), f"proof of s{source['id']}:{index}")
custody = read('custody.ndjson').splitlines()
ends = [None, *(json.loads(line).get('withheld', 'sha256:' + sha(line).hex()) for line in custody)]
check(all(json.loads(line).get('prev', end) == end for line, end in zip(custody, ends)), 'custody chain')
print(f'holds: {len(digests)} digests, {len(records)} records proven{f", {len(held)} by leaf only" * bool(held)}, {len(custody)} custody entries, by the key given')
`
