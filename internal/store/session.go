package store

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"sync"
)

// A session is one connection and the statements prepared on it. One
// goroutine uses it at a time.
type session struct {
	dialect Dialect
	conn    *sql.Conn
	stmts   map[string]*sql.Stmt
}

// maxStatements bounds what a session keeps: queries made of changing parts
// would otherwise pile up.
const maxStatements = 256

func newSession(ctx context.Context, dialect Dialect, from *sql.DB) (*session, error) {
	conn, err := from.Conn(ctx)
	if err != nil {
		return nil, err
	}
	return &session{dialect: dialect, conn: conn, stmts: map[string]*sql.Stmt{}}, nil
}

func (s *session) prepare(ctx context.Context, query string) (*sql.Stmt, error) {
	if st, ok := s.stmts[query]; ok {
		return st, nil
	}
	if len(s.stmts) >= maxStatements {
		s.forget()
	}
	text := query
	if s.dialect == Postgres {
		text = rebind(query)
	}
	st, err := s.conn.PrepareContext(ctx, text)
	if err == nil {
		s.stmts[query] = st
	}
	return st, err
}

// forget closes every statement.
func (s *session) forget() {
	for query, st := range s.stmts {
		st.Close()
		delete(s.stmts, query)
	}
}

// close ends the connection itself, so that no later session gets one whose
// state is unknown.
func (s *session) close() {
	s.forget()
	s.conn.Raw(func(any) error { return driver.ErrBadConn })
	s.conn.Close()
}

// control runs a statement that begins or ends a transaction.
func (s *session) control(ctx context.Context, text string) error {
	if s.dialect == Postgres {
		return controlPostgres(ctx, s.conn, text)
	}
	_, err := s.conn.ExecContext(ctx, text)
	return err
}

// A pool holds sessions that nobody uses.
type pool struct {
	sync.Mutex
	free   []*session
	closed bool
}

// maxReaders is how many read at once; more wait. PostgreSQL takes 100
// connections if nobody tells it otherwise.
const maxReaders = 40

// maxFree is how many reading sessions are kept for later.
const maxFree = 8

func (p *pool) take() *session {
	p.Lock()
	defer p.Unlock()
	if len(p.free) == 0 {
		return nil
	}
	s := p.free[len(p.free)-1]
	p.free = p.free[:len(p.free)-1]
	return s
}

func (p *pool) give(s *session) {
	p.Lock()
	defer p.Unlock()
	if p.closed || len(p.free) >= maxFree {
		s.close()
		return
	}
	p.free = append(p.free, s)
}

// drain closes the sessions that are free now.
func (p *pool) drain() {
	p.Lock()
	defer p.Unlock()
	for _, s := range p.free {
		s.close()
	}
	p.free = nil
}

func (p *pool) close() {
	p.drain()
	p.Lock()
	p.closed = true
	p.Unlock()
}
