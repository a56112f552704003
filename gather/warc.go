package gather

import (
	"bufio"
	"bytes"
	"compress/gzip"
	"errors"
	"fmt"
	"io"
	"net/textproto"
	"net/url"
	"strconv"
	"strings"
	"time"
)

// warcMagic begins every record (ISO 28500:2017, WARC/1.1).
const warcMagic = "WARC/"

// holdsWARC reports whether compressed bytes begin a record.
func holdsWARC(head []byte) bool {
	return string(inflateHead(head, len(warcMagic))) == warcMagic
}

// warc reads the records of an archive, each a member of gzip of its own, many
// in one member, or plain.
func (src *source) warc() bool {
	a := &warc{source: src, in: &counter{r: src.r}}
	a.back, _ = src.raw.(io.Seeker)
	if head, _ := src.r.Peek(2); string(head) == gzipMagic {
		return a.members()
	}
	return a.records(src.r, 0)
}

// warc is an archive that is being read.
type warc struct {
	*source
	in   *counter
	back io.Seeker // nil where the input can't be read twice
	z    *gzip.Reader
	n    int // records so far
	// rewound is how many bytes were read twice; it is bounded, so that no
	// archive is read for ever.
	rewound int64
}

// members reads every member of gzip. Where one is damaged the next is looked for.
func (a *warc) members() bool {
	for {
		if !a.goesOn() {
			return false
		}
		start := a.in.n
		if _, err := a.in.r.Peek(1); err != nil {
			return a.ended(start, err)
		}
		going, err := a.gzipMember(start)
		if !going {
			return false
		}
		if err != nil {
			if !a.fault(a.place(start, 0), plainGzipError(err)) {
				return false
			}
			if !a.nextMember(start) {
				return true
			}
		}
	}
}

// ended is the end of the input: a fault where it is none.
func (a *warc) ended(at int64, err error) bool {
	if err == io.EOF {
		return true
	}
	return a.fault(a.place(at, 0), err)
}

func (a *warc) place(member, within int64) string {
	if within == 0 {
		return fmt.Sprintf("%s@%d", a.name, member)
	}
	return fmt.Sprintf("%s@%d+%d", a.name, member, within)
}

func (a *warc) gzipMember(start int64) (going bool, err error) {
	if a.z == nil {
		a.z, err = gzip.NewReader(a.in)
	} else {
		err = a.z.Reset(a.in)
	}
	if err != nil {
		return true, err
	}
	a.z.Multistream(false)
	out := &watched{bounded: bounded{r: a.z, in: func() int64 { return a.in.n - start }}}
	going = a.records(bufio.NewReader(out), start)
	return going, out.fault
}

// watched remembers what went wrong below readers that say it in other words.
type watched struct {
	bounded
	fault error
}

func (w *watched) Read(p []byte) (int, error) {
	n, err := w.bounded.Read(p)
	if err != nil && err != io.EOF {
		w.fault = err
	}
	return n, err
}

// nextMember goes to the next member that begins a record, from behind the
// beginning of the damaged one if the input can be read twice.
func (a *warc) nextMember(start int64) bool {
	again := a.in.n - start
	if a.back != nil && a.rewound+again < maxRewound {
		if _, err := a.back.Seek(start+1, io.SeekStart); err == nil {
			a.rewound += again
			a.in.r.Reset(&sticky{r: a.raw})
			a.in.n = start + 1
		}
	}
	for {
		head, _ := a.in.r.Peek(4 << 10)
		at := bytes.Index(head, []byte(gzipMagic))
		switch {
		case at < 0 && len(head) < 2:
			return false
		case at < 0:
			a.discard(len(head) - 1)
			continue
		}
		a.discard(at)
		if head, _ = a.in.r.Peek(4 << 10); holdsWARC(head) {
			return true
		}
		a.discard(1)
	}
}

// maxRewound is how many bytes of an archive are read twice in all.
const maxRewound = 1 << 30

func (a *warc) discard(n int) {
	n, _ = a.in.r.Discard(n)
	a.in.n += int64(n)
}

// records reads the records of a member, or of a plain archive.
func (a *warc) records(r *bufio.Reader, member int64) bool {
	out := &counter{r: r}
	for {
		skipBlank(out)
		at := out.n
		if _, err := r.Peek(1); err != nil {
			return err == io.EOF || member > 0 || a.z != nil || a.ended(at, err)
		}
		if !a.goesOn() {
			return false
		}
		if a.n++; a.n > maxMembers*1000 {
			return a.fault(a.name, errors.New("it has more than a billion records; the rest was not read"))
		}
		from := a.place(member, at)
		if a.z == nil {
			from = a.place(at, 0)
		}
		rec, err := readRecord(out)
		if err != nil {
			if !a.yield(Item{From: from}, &PlaceError{from, err}) {
				return false
			}
			if !nextRecord(out) {
				return true
			}
			continue
		}
		if !a.record(rec, from) {
			return false
		}
		io.Copy(io.Discard, rec.body)
	}
}

// skipBlank passes over the line ends between records.
func skipBlank(c *counter) {
	for {
		b, err := c.r.Peek(1)
		if err != nil || b[0] != '\r' && b[0] != '\n' {
			return
		}
		c.ReadByte()
	}
}

// nextRecord goes to the next line that begins a record.
func nextRecord(c *counter) bool {
	atLine := true
	for {
		if head, _ := c.r.Peek(len(warcMagic)); atLine && string(head) == warcMagic {
			return true
		}
		line, err := c.r.ReadSlice('\n')
		c.n += int64(len(line))
		if err != nil && err != bufio.ErrBufferFull {
			return false
		}
		atLine = err == nil
	}
}

// warcRecord is the head of a record, and its block.
type warcRecord struct {
	textproto.MIMEHeader
	length int64
	body   *io.LimitedReader
}

// maxHead bounds the head of a record and that of an answer of HTTP.
const maxHead = 256 << 10

func readRecord(c *counter) (*warcRecord, error) {
	head := &io.LimitedReader{R: c, N: maxHead}
	version, err := readLine(head)
	if err != nil || !strings.HasPrefix(version, warcMagic) {
		return nil, errors.New("no record of WARC begins here; what stands up to the next one was not read")
	}
	fields, err := readFields(head)
	if err != nil {
		return nil, fmt.Errorf("the head of the record is broken: %w", err)
	}
	length, err := strconv.ParseInt(fields.Get("Content-Length"), 10, 64)
	if err != nil || length < 0 {
		return nil, fmt.Errorf("the record gives no length that can be (Content-Length: %.40q)", fields.Get("Content-Length"))
	}
	return &warcRecord{fields, length, &io.LimitedReader{R: c, N: length}}, nil
}

// errHead is returned for a head that does not end.
var errHead = errors.New("it does not end")

// readLine reads a line byte by byte, so that no byte behind it is taken.
func readLine(r io.Reader) (string, error) {
	var line []byte
	var b [1]byte
	for {
		n, err := r.Read(b[:])
		if n == 0 && err != nil {
			return string(line), errHead
		}
		if n == 1 && b[0] == '\n' {
			return strings.TrimSuffix(string(line), "\r"), nil
		}
		line = append(line, b[:n]...)
	}
}

// readFields reads fields up to an empty line. A line without a colon is passed
// over, as archives hold what servers sent.
func readFields(r io.Reader) (textproto.MIMEHeader, error) {
	fields := textproto.MIMEHeader{}
	for {
		line, err := readLine(r)
		if err != nil {
			return fields, err
		}
		if line == "" {
			return fields, nil
		}
		if name, value, ok := strings.Cut(line, ":"); ok {
			fields.Add(strings.TrimSpace(name), strings.TrimSpace(value))
		}
	}
}

// record reads the article of a record that may hold one.
func (a *warc) record(rec *warcRecord, from string) bool {
	media := mediaType(rec.Get("Content-Type"))
	b := body{fields: rec.MIMEHeader, media: media}
	switch kind := rec.Get("WARC-Type"); kind {
	case "response":
		if media != "application/http" && !strings.HasPrefix(rec.Get("WARC-Target-URI"), "http") {
			a.opt.skip(from, "an answer that is not HTTP")
			return true
		}
		status, err := readLine(&io.LimitedReader{R: rec.body, N: maxHead})
		if err != nil || !strings.HasPrefix(status, "HTTP/") {
			return a.recordFault(rec, from, errors.New("the record holds no answer of HTTP"))
		}
		if b.fields, err = readFields(&io.LimitedReader{R: rec.body, N: maxHead}); err != nil {
			return a.recordFault(rec, from, errors.New("the head of the answer does not end"))
		}
		if _, code, _ := strings.Cut(status, " "); !strings.HasPrefix(code, "2") {
			a.opt.skip(from, "an answer "+strings.TrimSpace(code))
			return true
		}
		b.media = mediaType(b.fields.Get("Content-Type"))
	case "resource", "conversion":
		b.fields = textproto.MIMEHeader{"Content-Type": rec.MIMEHeader["Content-Type"]}
	case "revisit":
		a.opt.skip(from, "the same bytes as before")
		return true
	default:
		return true // what tells of the archive itself
	}
	return a.page(rec, b, from)
}

func (a *warc) recordFault(rec *warcRecord, from string, err error) bool {
	return a.yield(Item{From: from, URL: rec.url()}, &PlaceError{from, err})
}

// url is the address of a record. Old archives put it in angle brackets.
func (rec *warcRecord) url() string {
	return strings.Trim(rec.Get("WARC-Target-URI"), "<>")
}

// date is when the bytes were fetched; zero where the record does not say.
func (rec *warcRecord) date() time.Time {
	t, _ := time.Parse(time.RFC3339Nano, rec.Get("WARC-Date"))
	return t
}

func (a *warc) page(rec *warcRecord, b body, from string) bool {
	b.r = rec.body
	data, flags, err := b.read()
	io.Copy(io.Discard, rec.body)
	if rec.body.N > 0 {
		flags = append(flags, FlagTruncated) // the archive ends before the record does
	}
	if rec.Get("WARC-Truncated") != "" {
		flags = append(flags, FlagTruncated)
	}
	if err != nil {
		return a.recordFault(rec, from, err)
	}
	it := Item{URL: rec.url(), From: from, Original: data, Media: b.mediaOf(data)}
	it.flag(flags...)
	switch {
	case it.Media == "text/html":
		base, _ := url.Parse(it.URL)
		it.readPage(it.decode(data, b.declared(data)), base, when{zone: a.opt.Zone, seen: rec.date()})
	case it.Media == "text/plain":
		it.Title, it.Text = titleAndText(it.decode(data, b.declared(nil)))
	default:
		a.opt.skip(from, it.Media+" is no article")
		return true
	}
	return a.item(it)
}
