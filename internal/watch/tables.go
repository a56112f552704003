package watch

import "github.com/musnad/musnad/internal/store"

// steps make the tables. Times are milliseconds since 1970; 0 is never.
var steps = []store.Step{
	store.NewStep(
		`CREATE TABLE search (id TEXT PRIMARY KEY, name TEXT NOT NULL, query TEXT NOT NULL, maker TEXT NOT NULL, made BIGINT NOT NULL)`,
		// seen is the last entry of the ledger whose news were told.
		`CREATE TABLE hook (id TEXT PRIMARY KEY, search TEXT NOT NULL, url TEXT NOT NULL, secret TEXT NOT NULL, maker TEXT NOT NULL, made BIGINT NOT NULL,
			seen BIGINT NOT NULL)`,
		`CREATE INDEX hook_search ON hook (search)`,
		// lease is until when somebody is sending it.
		`CREATE TABLE delivery (id TEXT PRIMARY KEY, hook TEXT NOT NULL, made BIGINT NOT NULL, body BYTES NOT NULL, state TEXT NOT NULL, tries BIGINT NOT NULL,
			due BIGINT NOT NULL, lease BIGINT NOT NULL, tried BIGINT NOT NULL, status BIGINT NOT NULL, reason TEXT NOT NULL)`,
		`CREATE INDEX delivery_hook ON delivery (hook, made)`,
		`CREATE INDEX delivery_due ON delivery (state, due)`,
		`CREATE TABLE answer (who TEXT NOT NULL, name TEXT NOT NULL, hash BYTES NOT NULL, status BIGINT NOT NULL, head TEXT NOT NULL, body BYTES NOT NULL,
			at BIGINT NOT NULL, PRIMARY KEY (who, name))`,
		`CREATE INDEX answer_at ON answer (at)`,
	),
}
