package gather

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
)

// lineReader reads lines of bounded length.
type lineReader struct {
	r *bufio.Reader
	n int // the number of the line that was read last, from 1
}

// next returns a line without its end. A line longer than maxArticle is cut,
// its rest skipped, and the error is errTooLong.
func (l *lineReader) next() ([]byte, error) {
	l.n++
	var line []byte
	tooLong := false
	for {
		part, err := l.r.ReadSlice('\n')
		if len(line)+len(part) > maxArticle {
			tooLong = true
		} else {
			line = append(line, part...)
		}
		switch {
		case err == bufio.ErrBufferFull:
			continue
		case tooLong:
			return line, errTooLong
		case err == io.EOF && len(line) > 0:
			return line, nil
		case err != nil && err != io.EOF:
			return nil, fmt.Errorf("line %d: %w", l.n, err)
		}
		return bytes.TrimRight(line, "\r\n"), err
	}
}
