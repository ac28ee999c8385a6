// Package actor embeds what is known of the world's actors: states, bodies,
// outlets, armed groups, officials with their terms, and the nouns and roles
// that stand for actors. README.md says where each file is from and under what
// licence; build makes the generated ones.
package actor

import "embed"

// Files are the tables, tab-separated, one head line each; lines that begin
// with # are comments.
//
//go:embed *.tsv
var Files embed.FS
