package gather

import (
	"archive/zip"
	"errors"
	"io"
	"path"
	"strings"
)

// errMore ends the reading of an archive whose members are too much in all.
var errMore = errors.New("its members together expand to more than a hundred times its size, as a bomb does; the rest was not read")

// zip reads the members of an archive in its order. Names are labels: nothing is
// written anywhere.
func (src *source) zip() bool {
	file, ok := src.raw.(interface {
		io.ReaderAt
		io.Seeker
	})
	if !ok {
		return src.fault(src.name, errors.New("a zip inside an archive or on standard input is not read; unpack it and name the file"))
	}
	size, err := file.Seek(0, io.SeekEnd)
	if err != nil {
		return src.fault(src.name, plainPathError(err))
	}
	z, err := zip.NewReader(file, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return src.fault(src.name, errors.New("the archive is damaged ("+err.Error()+"); fetch it again"))
	}
	a := &archive{source: src, size: size}
	for i, f := range z.File {
		if i == maxMembers {
			return src.fault(src.name, errors.New("it has more than a million members; the rest was not read"))
		}
		if !src.goesOn() || !a.member(f) {
			return false
		}
		if a.out > freeExpansion && a.out > maxExpansion*size {
			return src.fault(src.name, errMore)
		}
	}
	return true
}

// archive counts what came out of it.
type archive struct {
	*source
	size, out int64
}

func (a *archive) member(f *zip.File) bool {
	name := strings.ToValidUTF8(f.Name, "\uFFFD")
	from := a.name + "!" + name
	switch why := noArticle(name); {
	case strings.HasSuffix(name, "/"):
		return true
	case why != "":
		a.opt.skip(from, why)
		return true
	case strings.HasPrefix(path.Base(name), "."), strings.HasPrefix(name, "__MACOSX/"):
		a.opt.skip(from, "hidden")
		return true
	case f.Flags&1 != 0:
		return a.fault(from, errors.New("it is encrypted; unpack it"))
	}
	r, err := f.Open()
	if err != nil {
		return a.fault(from, errors.New("the member is damaged or packed in a way that is not read ("+err.Error()+")"))
	}
	defer r.Close()
	w := *a.walk
	if unsafeName(name) {
		w.yield = func(it Item, err error) bool {
			it.flag(FlagUnsafeName)
			return a.yield(it, err)
		}
	}
	return w.stream(from, &tap{a, &bounded{r: r, in: func() int64 { return min(int64(f.CompressedSize64), a.size) }}})
}

// unsafeName reports that a name would lead out of the directory that an
// archive is unpacked in.
func unsafeName(name string) bool {
	name = strings.ReplaceAll(name, "\\", "/")
	return strings.HasPrefix(name, "/") || strings.Contains(name, ":") || strings.Contains(name, "\x00") ||
		strings.HasPrefix(path.Clean(name), "..")
}

// tap counts what comes out of a member for the archive.
type tap struct {
	a *archive
	r io.Reader
}

func (t *tap) Read(p []byte) (int, error) {
	n, err := t.r.Read(p)
	t.a.out += int64(n)
	switch {
	case t.a.out > freeExpansion && t.a.out > maxExpansion*t.a.size:
		return 0, errExpansion
	case errors.Is(err, zip.ErrChecksum), errors.Is(err, zip.ErrFormat), errors.Is(err, io.ErrUnexpectedEOF):
		err = errors.New("the member is damaged (" + err.Error() + "); fetch the archive again")
	}
	return n, err
}
