"""The Python side of the test that both scorers agree.
  agree.py score EVALDIR KIND PREDICTIONS LOG   runs the shared scorer with this file as the program; prints its figures as JSON
  agree.py serve PREDICTIONS LOG read --json IN  is that program: answers every document of IN with its prepared reading
  agree.py serve PREDICTIONS LOG parse IN        prints the CoNLL-U prepared for the text of IN"""
import gzip, importlib.util, json, os, sys

def rows(path):
    op = gzip.open if str(path).endswith('.gz') else open
    with op(path, 'rt', encoding='utf-8') as f:
        return [json.loads(l) for l in f if l.strip()]

def serve(predictions, log, command, asked):
    if command == 'parse':
        with open(asked, encoding='utf-8', newline='') as f: text = f.read()
        with open(log, 'a', encoding='utf-8') as out: out.write(json.dumps({'parse': text}) + '\n')
        with open(predictions + '.parses', encoding='utf-8') as f: sys.stdout.write(json.load(f).get(text, ''))
        return
    ready = {}
    with open(predictions, encoding='utf-8') as f:
        for line in f:
            ready[json.loads(line)['document']['ref']] = line
    with open(asked, encoding='utf-8') as f, open(log, 'a', encoding='utf-8') as out:
        for line in f:
            out.write(json.dumps(json.loads(line), sort_keys=True) + '\n')
            sys.stdout.write(ready.get(json.loads(line)['id'], ''))

def score(evaldir, kind, predictions, log):
    sys.dont_write_bytecode = True
    sys.path.insert(0, evaldir)
    import run
    r = run.Run(kind, None, [sys.executable, os.path.abspath(__file__), 'serve', predictions, log])
    r.given = True
    out = run.KINDS[kind](r)
    r.close()
    if kind == 'attribution':                                        # the same figures, not rounded
        spec = importlib.util.spec_from_file_location('scorer', run.GOLD / 'attribution' / 'score.py')
        scorer = importlib.util.module_from_spec(spec); spec.loader.exec_module(scorer)
        got = {x['document']['ref']: x for x in rows(predictions)}
        gold = scorer.load(str(run.GOLD / 'attribution' / 'dev.jsonl.gz'))
        pred = {i: {'attributions': run.outermost(got[i]['attributions'], got[i]['document']['text'])} for i in gold if i in got}
        res, _, total, _, _ = scorer.score(gold, pred, boot=0)
        exact = {'detection': res['detection'][2], 'P': res['detection'][0], 'R': res['detection'][1], 'triple': res['triple'][2],
                 'content_partial': res['content partial'][2], **{k + '_exact': res[k + ' exact'][2] for k in ('source', 'cue', 'content')},
                 **{n: total[k, 'tr'] / total[k, 'g'] for n, k in (('say_recall', 'kind=say'), ('direct_recall', 'form=direct'))}}
        assert all(abs(exact[k] - out[k]) < 6e-4 for k in exact), (exact, out)
        out.update(exact)
    print(json.dumps({'figures': out, 'problems': r.problems}))

if __name__ == '__main__':
    {'score': score, 'serve': lambda p, l, *a: serve(p, l, a[0], a[-1])}[sys.argv[1]](*sys.argv[2:])
