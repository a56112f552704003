package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// licences is the notice that leaves with the files: the licence of every package of
// which something is in them.
func licences(packages []string) (file, error) {
	slices.Sort(packages)
	var b bytes.Buffer
	b.WriteString("What stands in this directory was made from these packages.\n")
	for _, name := range slices.Compact(packages) {
		text, err := licence(name)
		if err != nil {
			return file{}, err
		}
		b.WriteString(text)
	}
	return file{"licences.txt", b.Bytes()}, nil
}

// licence is what a package says of its licence: its name, and the text where one
// comes with it.
func licence(name string) (string, error) {
	var about struct{ Version, License string }
	data, err := from(name, "package.json")
	if err == nil {
		err = json.Unmarshal(data, &about)
	}
	if err != nil {
		return "", err
	}
	if about.License == "" {
		return "", fmt.Errorf("%s names no licence; it may not leave with the program", name)
	}
	out := fmt.Sprintf("\n%s %s (%s)\n", name, about.Version, about.License)
	list, err := os.ReadDir(filepath.Join(modules, name))
	if err != nil {
		return "", err
	}
	for _, e := range list {
		if !strings.HasPrefix(strings.ToUpper(e.Name()), "LICEN") {
			continue
		}
		text, err := from(name, e.Name())
		if err != nil {
			return "", err
		}
		out += "\n" + strings.TrimSpace(string(text)) + "\n"
	}
	return out, nil
}
