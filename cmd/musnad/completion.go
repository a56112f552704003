package main

import (
	"fmt"
	"strings"

	"github.com/alecthomas/kong"
)

type completionCmd struct {
	Shell string `arg:"" enum:"bash,zsh,fish" help:"bash, zsh or fish."`
}

// Help is what kong shows below the flags.
func (completionCmd) Help() string {
	return `Example:

    $ source <(musnad completion bash)
    $ musnad completion zsh > "${fpath[1]}/_musnad"
    $ musnad completion fish > ~/.config/fish/completions/musnad.fish`
}

func (c *completionCmd) Run(s *streams, ctx *kong.Context) error {
	commands := completions(ctx.Model.Node, nil)
	write := map[string]func([]completion) string{"bash": bashScript, "zsh": zshScript, "fish": fishScript}[c.Shell]
	_, err := s.out.WriteString(write(commands))
	return err
}

// completion is what may follow a command.
type completion struct {
	path  string // "lexicon check"; empty for the program
	words []completionWord
}

type completionWord struct{ word, help string }

func completions(n *kong.Node, path []string) []completion {
	c := completion{path: strings.Join(path, " ")}
	for _, child := range n.Children {
		if child.Type == kong.CommandNode {
			c.words = append(c.words, completionWord{child.Name, firstSentence(child.Help)})
		}
	}
	for _, group := range n.AllFlags(true) {
		for _, f := range group {
			c.words = append(c.words, completionWord{"--" + f.Name, firstSentence(f.Help)})
		}
	}
	out := []completion{c}
	for _, child := range n.Children {
		if child.Type == kong.CommandNode {
			out = append(out, completions(child, append(path[:len(path):len(path)], child.Name))...)
		}
	}
	return out
}

func firstSentence(s string) string {
	s, _, _ = strings.Cut(strings.TrimSuffix(s, "."), ". ")
	s, _, _ = strings.Cut(s, ";")
	return strings.NewReplacer("'", "", "[", "(", "]", ")", ":", "").Replace(s)
}

func bashScript(commands []completion) string {
	var b strings.Builder
	b.WriteString("_musnad() {\n  local words cmd=\"\" w\n  for w in \"${COMP_WORDS[@]:1:COMP_CWORD-1}\"; do\n" +
		"    case \"$w\" in -*) ;; *) cmd=\"${cmd:+$cmd }$w\" ;; esac\n  done\n  case \"$cmd\" in\n")
	for i := len(commands) - 1; i >= 0; i-- {
		c := commands[i]
		pattern := `"` + c.path + `"`
		if c.path != "" {
			pattern += `*`
		}
		fmt.Fprintf(&b, "    %s) words=%q ;;\n", pattern, joinWords(c.words))
	}
	b.WriteString("  esac\n  COMPREPLY=($(compgen -W \"$words\" -- \"${COMP_WORDS[COMP_CWORD]}\"))\n}\n" +
		"complete -o default -F _musnad musnad\n")
	return b.String()
}

func joinWords(words []completionWord) string {
	var out []string
	for _, w := range words {
		out = append(out, w.word)
	}
	return strings.Join(out, " ")
}

func zshScript(commands []completion) string {
	var b strings.Builder
	b.WriteString("#compdef musnad\n_musnad() {\n  local -a items\n  local cmd=\"${(j: :)${(@)words[2,CURRENT-1]:#-*}}\"\n  case \"$cmd\" in\n")
	for i := len(commands) - 1; i >= 0; i-- {
		c := commands[i]
		pattern := `"` + c.path + `"`
		if c.path != "" {
			pattern += `*`
		}
		fmt.Fprintf(&b, "    %s) items=(", pattern)
		for _, w := range c.words {
			fmt.Fprintf(&b, "'%s:%s' ", w.word, w.help)
		}
		b.WriteString(") ;;\n")
	}
	b.WriteString("  esac\n  _describe musnad items\n  _files\n}\n_musnad \"$@\"\n")
	return b.String()
}

func fishScript(commands []completion) string {
	var b strings.Builder
	for _, c := range commands {
		condition := "__fish_use_subcommand"
		if c.path != "" {
			condition = "__fish_seen_subcommand_from " + lastWord(c.path)
		}
		for _, w := range c.words {
			option := "-a " + w.word
			if flag, ok := strings.CutPrefix(w.word, "--"); ok {
				option = "-l " + flag
			}
			fmt.Fprintf(&b, "complete -c musnad -n '%s' %s -d '%s'\n", condition, option, w.help)
		}
	}
	return b.String()
}

func lastWord(path string) string { return path[strings.LastIndexByte(path, ' ')+1:] }
