package accounts

import "github.com/musnad/musnad/internal/store"

// steps make the tables. Times are milliseconds since 1970; 0 is never.
var steps = []store.Step{
	store.NewStep(
		// folded is the name as others that look alike have it too. A name is
		// never given to another person: what its owner decided stands under it.
		`CREATE TABLE account (name TEXT PRIMARY KEY, folded TEXT NOT NULL UNIQUE, role TEXT NOT NULL, password TEXT NOT NULL,
			made BIGINT NOT NULL, disabled BIGINT NOT NULL, removed BIGINT NOT NULL)`,
		`CREATE TABLE session (hash BYTES PRIMARY KEY, id TEXT NOT NULL UNIQUE, account TEXT NOT NULL, made BIGINT NOT NULL, seen BIGINT NOT NULL,
			address TEXT NOT NULL, agent TEXT NOT NULL)`,
		`CREATE INDEX session_account ON session (account)`,
		`CREATE TABLE token (id TEXT PRIMARY KEY, hash BYTES NOT NULL, account TEXT NOT NULL, name TEXT NOT NULL, scopes TEXT NOT NULL,
			made BIGINT NOT NULL, expires BIGINT NOT NULL, used BIGINT NOT NULL)`,
		`CREATE INDEX token_account ON token (account)`,
		`CREATE TABLE link (hash BYTES PRIMARY KEY, account TEXT NOT NULL, made BIGINT NOT NULL, expires BIGINT NOT NULL)`,
		`CREATE TABLE audit (seq BIGINT PRIMARY KEY, at BIGINT NOT NULL, who TEXT NOT NULL, what TEXT NOT NULL, subject TEXT NOT NULL,
			address TEXT NOT NULL, outcome TEXT NOT NULL, detail TEXT NOT NULL)`,
		`CREATE INDEX audit_who ON audit (who, seq)`,
		`CREATE INDEX audit_subject ON audit (subject, seq)`,
	).And(store.Step{
		store.SQLite: {
			`CREATE TRIGGER audit_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END`,
			`CREATE TRIGGER audit_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END`,
		},
		store.Postgres: {
			`CREATE FUNCTION audit_keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION 'the audit log is never changed'; END $$`,
			`CREATE TRIGGER audit_keep BEFORE UPDATE OR DELETE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_keep()`,
		},
	}),
	store.NewStep(
		`CREATE TABLE handle (account TEXT PRIMARY KEY, handle BYTES NOT NULL UNIQUE)`,
		`CREATE TABLE passkey (id BYTES PRIMARY KEY, account TEXT NOT NULL, name TEXT NOT NULL, credential TEXT NOT NULL, made BIGINT NOT NULL, used BIGINT NOT NULL)`,
		`CREATE INDEX passkey_account ON passkey (account)`,
	),
	// Lines of the log can be dropped once they are older than log-before.
	store.NewStep(
		`CREATE TABLE setting (name TEXT PRIMARY KEY, value BIGINT NOT NULL)`,
		// whole is when a name may be tried as often as ever again.
		`CREATE TABLE tried (name TEXT PRIMARY KEY, whole BIGINT NOT NULL)`,
		`CREATE INDEX tried_whole ON tried (whole)`,
		`CREATE INDEX audit_at ON audit (at)`,
	).And(store.Step{
		store.SQLite: {
			`DROP TRIGGER audit_delete`,
			`CREATE TRIGGER audit_delete BEFORE DELETE ON audit WHEN OLD.at >= coalesce((SELECT value FROM setting WHERE name = 'log-before'), 0)
				BEGIN SELECT RAISE(ABORT, 'the audit log is never changed'); END`,
		},
		store.Postgres: {
			`DROP TRIGGER audit_keep ON audit`,
			`CREATE TRIGGER audit_keep BEFORE UPDATE OR TRUNCATE ON audit FOR EACH STATEMENT EXECUTE FUNCTION audit_keep()`,
			`CREATE FUNCTION audit_drop() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
				IF OLD.at >= coalesce((SELECT value FROM setting WHERE name = 'log-before'), 0) THEN RAISE EXCEPTION 'the audit log is never changed'; END IF;
				RETURN OLD; END $$`,
			`CREATE TRIGGER audit_drop BEFORE DELETE ON audit FOR EACH ROW EXECUTE FUNCTION audit_drop()`,
		},
	}),
}
