CREATE INDEX place_%[1]d_code ON place_%[1]d (code) WHERE code <> '';
CREATE INDEX name_%[1]d_folded ON name_%[1]d (folded);
CREATE INDEX name_%[1]d_bone ON name_%[1]d (bone) WHERE bone <> '';
