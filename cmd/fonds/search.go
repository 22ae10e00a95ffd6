package main

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"fonds/internal/pipeline"
	"fonds/internal/search"
)

func (a *app) searchCommand() *cobra.Command {
	var most int
	cmd := &cobra.Command{
		Use:   "search [--most N] WORDS",
		Short: "Search the texts of the built site",
		Long: `search looks for words in the site that was built last, in the index that its search
page has too:

  peace treaty       texts that have all the words, in any form of them;
                     if there are none, those that have the most
  '"peace treaty"'   these words in this order
  peace -treaty      without a word
  'treat*'           words that begin so
  title:peace        in titles alone
  party: country: author: type: lang: year:1990-1999`,
		Args: func(cmd *cobra.Command, args []string) error {
			if strings.TrimSpace(strings.Join(args, "")) == "" {
				return usageError{fmt.Errorf("%s needs words to look for", cmd.CommandPath())}
			}
			return nil
		},
		RunE: func(_ *cobra.Command, args []string) error {
			found, err := pipeline.Search(a.options, strings.Join(args, " "), most)
			if err != nil {
				return err
			}
			if a.json {
				a.say.result(found, "")
				return nil
			}
			for _, r := range found.Results {
				a.say.result(nil, "%s", strings.Join(linesOf(r), "\n"))
			}
			a.say.result(nil, "%s", summary(found))
			return nil
		},
	}
	cmd.Flags().SetInterspersed(false) // what follows a word may begin with a minus
	cmd.Flags().IntVar(&most, "most", 10, "show at most so many `results`")
	return cmd
}

// linesOf are the lines of a result, the words that were found between asterisks.
func linesOf(r search.Result) []string {
	about := slices.DeleteFunc([]string{r.When, r.Type, r.By, r.Lang}, func(s string) bool { return s == "" })
	if r.Versions > 0 {
		about = append(about, counted(r.Versions, "other version", "other versions"))
	}
	var extract strings.Builder
	at := 0
	for _, m := range r.Marks {
		extract.WriteString(r.Extract[at:m[0]] + "*" + r.Extract[m[0]:m[1]] + "*")
		at = m[1]
	}
	extract.WriteString(r.Extract[at:])
	return []string{harmless(r.Title), "  " + r.Path, "  " + harmless(strings.Join(about, ", ")), "  " + harmless(extract.String()), ""}
}

// harmless is a text without the characters that a terminal obeys.
func harmless(s string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || unicode.Is(unicode.Cf, r) && r != '\u200c' && r != '\u200d' {
			return -1
		}
		return r
	}, s)
}

func summary(a search.Answer) string {
	text := counted(a.Texts, "text", "texts")
	switch {
	case a.Texts > 0 && a.Have < a.Asked:
		text = fmt.Sprintf("none has all the words; %s with %d of %d", text, a.Have, a.Asked)
	case a.Units > a.Texts:
		text += fmt.Sprintf(", %s in all", counted(a.Units, "version", "versions"))
	}
	if len(a.Results) < a.Texts {
		text += fmt.Sprintf("; the first %d are shown, --most shows more", len(a.Results))
	}
	if a.Cut {
		text += "; the question was long, and only its beginning was looked for"
	}
	return text
}
