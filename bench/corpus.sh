#!/usr/bin/env bash
# Reads and stores a corpus (JSON Lines) with the given program and prints
# articles, tokens and bytes a second, peak memory and the record's size, for
# growing parts of the corpus, so that one sees whether memory grows with it.
# usage: bench/corpus.sh PROGRAM CORPUS.jsonl.gz [PARTS...]
set -euo pipefail
program=$1 corpus=$2
shift 2
parts=("$@")
[ ${#parts[@]} -gt 0 ] || parts=(1000 4000 all)
tmp=$(mktemp -d)
trap 'rm -rf "$tmp"' EXIT
for n in "${parts[@]}"; do
  if [ "$n" = all ]; then in=$corpus; else in=$tmp/part.jsonl; (gzip -dc "$corpus" || true) | head -n "$n" > "$in"; fi
  printf '== %s articles\n' "$n"
  "$program" read --stats --record "$tmp/$n.db" "$in"
  rm -f "$tmp/$n.db"* "$tmp/part.jsonl"
done
