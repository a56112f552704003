package gather

import (
	"bufio"
	"bytes"
	"compress/flate"
	"compress/gzip"
	"compress/zlib"
	"errors"
	"fmt"
	"io"
	"mime"
	"net/http/httputil"
	"net/textproto"
	"strings"
)

// body is the body of an answer of HTTP, from a server or an archive.
type body struct {
	fields textproto.MIMEHeader // its head
	media  string               // what the head says that it is
	r      io.Reader
}

// read takes the body out of its transfer and content codings, within the
// limits. The flags say what was cut: a body past a limit, and one that broke off.
func (b *body) read() (data []byte, flags []string, err error) {
	in := bufio.NewReader(b.r)
	if strings.EqualFold(b.fields.Get("Transfer-Encoding"), "chunked") && opensChunk(in) {
		in = bufio.NewReader(httputil.NewChunkedReader(in))
	}
	plain, err := b.decoded(in)
	if err != nil {
		return nil, nil, err
	}
	data, err = io.ReadAll(io.LimitReader(plain, maxArticle+1))
	switch {
	case errors.Is(err, errExpansion):
		flags = []string{FlagTruncated, FlagExpansion}
	case err != nil && len(data) == 0:
		return nil, nil, fmt.Errorf("the body can't be read: %w", err)
	case err != nil:
		flags = []string{FlagTruncated}
	case len(data) > maxArticle:
		data, flags = data[:maxArticle], []string{FlagTruncated}
	}
	return data, flags, nil
}

// decoded is the body without its content coding. Archives often keep the field
// and store the bytes without the coding, so the bytes are looked at.
func (b *body) decoded(in *bufio.Reader) (io.Reader, error) {
	c := &counter{r: in}
	grown := func(r io.Reader) io.Reader { return &bounded{r: r, in: func() int64 { return c.n }} }
	head, _ := in.Peek(2)
	switch coding := strings.ToLower(strings.TrimSpace(b.fields.Get("Content-Encoding"))); coding {
	case "", "identity":
		if string(head) != gzipMagic { // servers send compressed files that way
			return in, nil
		}
		fallthrough
	case "gzip", "x-gzip":
		if string(head) != gzipMagic {
			return in, nil
		}
		z, err := gzip.NewReader(c)
		if err != nil {
			return nil, plainGzipError(err)
		}
		return grown(z), nil
	case "deflate":
		if len(head) == 2 && head[0]&0x0F == 8 && (int(head[0])<<8|int(head[1]))%31 == 0 {
			z, err := zlib.NewReader(c)
			if err != nil {
				return nil, err
			}
			return grown(z), nil
		}
		return grown(flate.NewReader(c)), nil
	default:
		if looksPlain(in) {
			return in, nil
		}
		return nil, fmt.Errorf("the body is compressed by %.20q, which is not read", coding)
	}
}

// looksPlain reports whether bytes are text already, whatever coding is claimed.
func looksPlain(in *bufio.Reader) bool {
	head, _ := in.Peek(64)
	return bytes.HasPrefix(bytes.TrimSpace(head), []byte("<"))
}

// opensChunk reports whether the size of a chunk stands at the beginning:
// archives often keep the field and store the body without chunks.
func opensChunk(in *bufio.Reader) bool {
	head, _ := in.Peek(16)
	line, _, found := bytes.Cut(head, []byte("\n"))
	line = bytes.TrimSpace(line)
	line, _, _ = bytes.Cut(line, []byte(";"))
	line = bytes.TrimSpace(line)
	return found && len(line) > 0 && len(bytes.Trim(line, "0123456789abcdefABCDEF")) == 0
}

// mediaType is the type without its parameters, in lower case.
func mediaType(field string) string {
	media, _, _ := strings.Cut(field, ";")
	return strings.ToLower(strings.TrimSpace(media))
}

// mediaOf is what the body is: as declared, or what it looks like where nothing
// useful is.
func (b *body) mediaOf(data []byte) string {
	switch b.media {
	case "text/html", "text/plain":
		return b.media
	case "application/xhtml+xml":
		return "text/html"
	case "", "application/octet-stream", "unknown/unknown", "*/*":
		head := bytes.TrimSpace(data[:min(len(data), 512)])
		if bytes.HasPrefix(head, []byte("<")) && !bytes.HasPrefix(head, []byte("<?xml")) {
			return "text/html"
		}
	}
	if b.media == "" {
		return "application/octet-stream"
	}
	return b.media
}

// charset is the charset that the head declares.
func (b *body) charset() string {
	if _, params, err := mime.ParseMediaType(b.fields.Get("Content-Type")); err == nil && params["charset"] != "" {
		return charsetName(params["charset"])
	}
	return ""
}

// declared is the charset that the head declares, or else the page.
func (b *body) declared(page []byte) string {
	if name := b.charset(); name != "" {
		return name
	}
	return declaredCharset(page)
}
