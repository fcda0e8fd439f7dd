package catalog

import (
	"regexp"
	"regexp/syntax"
	"strings"
	"testing"
)

func TestAnExpressionThatCannotBeReadIsExplainedInBothLanguages(t *testing.T) {
	for _, expr := range []string{"(", "[", ")", "*", "a**", "a{1001}", "[z-a]", "[[:none:]]", `\8`, `\`, "(?=a)", "(?P<1", "\xff",
		strings.Repeat("(", 1001) + strings.Repeat(")", 1001), "((a{100}){100}){100}"} {
		_, err := regexp.Compile(expr)
		bad, ok := err.(*syntax.Error)
		if !ok {
			t.Fatalf("%.20q: %v", expr, err)
		}
		e := &ExpressionError{Code: string(bad.Code), Word: bad.Expr}
		vi, en := e.Text(Vietnamese), e.Text(English)
		if _, known := expressionTexts[e.Code]; !known || vi == en || strings.Contains(vi+en, "%!") {
			t.Errorf("%s: %q, %q", e.Code, vi, en)
		}
	}
	if got := (&ExpressionError{Code: "new", Word: "x"}).Text(English); !strings.Contains(got, "new: x") {
		t.Errorf("a reason of a newer Go: %q", got)
	}
}

func TestATextBecomesTheFieldsValue(t *testing.T) {
	for _, tt := range []struct {
		field FieldName
		text  string
		want  Value
	}{
		{Headline, "Khai mạc, bế mạc; hội \n", TextValue("Khai mạc, bế mạc; hội")},
		{People, "A; B\nA;; C, D", ListValue("A", "B", "C, D")},
		{Keywords, "chợ, hội; chợ", ListValue("chợ", "hội")},
		{Keywords, " ", Value{}},
	} {
		f, _ := FieldByName(tt.field)
		if got := f.Read(tt.text); !got.Equal(tt.want) {
			t.Errorf("%s of %q is %v, want %v", tt.field, tt.text, got, tt.want)
		}
	}
}
