"""Reads documents ({"ID","Text"}, one a line) with spaCy's en_core_web_sm and prints what it finds in the form that
train/compare reads. Exit code 3: spaCy or its model is not installed."""
import json, sys, time
try:
    import spacy
    nlp = spacy.load('en_core_web_sm')
except (ImportError, OSError) as e:
    print(str(e).split('\n')[0], file=sys.stderr)
    sys.exit(3)
TYPES = {'PERSON': 'PER', 'GPE': 'LOC', 'LOC': 'LOC', 'ORG': 'ORG', 'NORP': 'NORP', 'FAC': 'FAC'}
nlp.max_length = 10**7
nlp('It loads its models here.')
for line in sys.stdin:
    d = json.loads(line)
    text = d['Text']
    begin = time.perf_counter()
    doc = nlp(text)
    seconds = time.perf_counter() - begin
    at = [0]
    for c in text: at.append(at[-1] + len(c.encode()))
    b = lambda i: at[i]
    words = [t for t in doc if not t.is_space]
    print(json.dumps({'ID': d['ID'], 'Seconds': seconds,
        'Words': [{'Start': b(t.idx), 'End': b(t.idx + len(t)), 'XPOS': t.tag_} for t in words],
        'Sentences': [[b(s.start_char), b(s.end_char)] for s in doc.sents],
        'Names': [{'Start': b(e.start_char), 'End': b(e.end_char), 'Type': TYPES[e.label_]} for e in doc.ents if e.label_ in TYPES]}))
