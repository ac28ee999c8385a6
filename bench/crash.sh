#!/usr/bin/env bash
# Kills a run over a corpus at random points (kill -9), resumes it, and holds
# the record's JSON export against that of an undisturbed run, byte for byte.
# usage: bench/crash.sh PROGRAM CORPUS.jsonl.gz [KILLS]
set -euo pipefail
program=$1 corpus=$2 kills=${3:-10}
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT

began=$(date +%s%N)
"$program" read --record "$tmp/whole.db" "$corpus"
took=$(( ($(date +%s%N) - began) / 1000000 ))
echo "an undisturbed run takes $took ms"

done_=0
while [ "$done_" -lt "$kills" ]; do
  # A resumed run must first pass over what it knows, so each may take up to a third of the whole time.
  wait_ms=$(( took / 20 + RANDOM * 32768 % 1000000 * (took / 3) / 1000000 ))
  "$program" read --record "$tmp/killed.db" "$corpus" 2> "$tmp/err" &
  pid=$!
  sleep "$(awk "BEGIN{print $wait_ms/1000}")"
  if kill -9 "$pid" 2>/dev/null; then
    wait "$pid" 2>/dev/null || true
    done_=$((done_ + 1))
    "$program" verify --record "$tmp/killed.db" > "$tmp/verify" || { cat "$tmp/verify"; echo "the record does not verify after kill $done_"; exit 1; }
    echo "kill $done_ after $wait_ms ms: $(cat "$tmp/verify")"
  else
    wait "$pid"
    echo "the run ended before it could be killed; starting a new record"
    rm -f "$tmp"/killed.db*
  fi
done
"$program" read --record "$tmp/killed.db" "$corpus"
"$program" export --record "$tmp/whole.db" --format jsonl -o "$tmp/whole.jsonl"
"$program" export --record "$tmp/killed.db" --format jsonl -o "$tmp/killed.jsonl"
cmp "$tmp/whole.jsonl" "$tmp/killed.jsonl"
echo "the same record after $kills kills: $(sha256sum < "$tmp/whole.jsonl" | cut -c1-16), $(wc -c < "$tmp/whole.jsonl") bytes"
