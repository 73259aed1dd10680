"""Constructs of dialects: «8:00» are timecodes that are text, all others are code or the like."""

from scaffold.outside.sites.dialects import UNKNOWN

MDX = frozenset({"mdx"})
MKDOCS = frozenset({"admonition", "pymdownx.details", "pymdownx.tabbed", "extra"})
LIQUID = frozenset({"liquid"})
TERA = frozenset({"tera"})
JINJA = frozenset({"jinja"})
SHORTCODES = frozenset({"shortcodes"})
KRAMDOWN = frozenset({"kramdown"})
INLINE_TAGS = frozenset({"inline_tags"})
ORG = frozenset({"org"})
_NONE = frozenset[str]()

CODE: dict[str, tuple[str, frozenset[str]]] = {
    "Liquid's highlight": (
        "{% highlight text linenos %}\n2:00 a\n{% endhighlight %}\n\n«8:00» b\n",
        LIQUID,
    ),
    "Liquid's raw": ("{% raw %}\n2:00 a\n\n# x\n\n3:00 b\n{% endraw %}\n\n«8:00» b\n", LIQUID),
    "Liquid's raw with dashes": ("{%- raw -%}\n2:00 a\n{%- endraw -%}\n\n«8:00» b\n", LIQUID),
    "Liquid's comment with an end in a line": (
        "{% comment %}\n2:00 a {% endcomment %} b\n\n«8:00» b\n",
        LIQUID,
    ),
    "a fence within Liquid's raw": ("{% raw %}\n```\n{% endraw %}\n\n«8:00» b\n", LIQUID),
    "a tag that is never closed": ("{% raw %}\n\n«2:00» a\n\n{% comment %}\n«3:00» b\n", LIQUID),
    "a tag that is named in code": (
        "use `{% raw %}` here\n\n«2:00» a\n\nand `{% endraw %}` there\n",
        LIQUID,
    ),
    "Hugo's highlight": (
        '{{< highlight go "linenos=table" >}}\n2:00 a\n{{< /highlight >}}\n\n«8:00» b\n',
        SHORTCODES,
    ),
    "Hugo's comment": ("{{% comment %}}\n2:00 a\n{{% /comment %}}\n\n«8:00» b\n", SHORTCODES),
    "an escaped shortcode": (
        "{{</* highlight go */>}}\n«2:00» a\n{{</* /highlight */>}}\n\n«8:00» b\n",
        SHORTCODES,
    ),
    "arguments over several lines": (
        "{{< chapters\n  list=`\n0:00 a\n\n1:10 b\n`\n>}}\n\n«8:00» b\n",
        SHORTCODES,
    ),
    "a tag's arguments over several lines": (
        '{% include chapters.html\nlist="\n0:00 a\n1:10 b" %}\n\n«8:00» b\n',
        LIQUID,
    ),
    "an expression over several lines": (
        '{{ chapters(list="\n0:00 a\n1:10 b") }}\n\n«8:00» b\n',
        LIQUID,
    ),
    "shortcodes around text": (
        "{{< tab >}}\n«2:00» a\n{{< /tab >}}\n\n{{% note %}}\n\n«8:00» b\n\n{{% /note %}}\n",
        SHORTCODES,
    ),
    "Zola's code": ("{% mermaid() %}\n2:00 a\n{% endmermaid %}\n\n«8:00» b\n", TERA),
    "Zola's code with a short end": (
        "{% mermaid() %}\n2:00 a\n{% end %}\n\n«8:00» b\n",
        TERA,
    ),
    "an identifier of a heading in Zola": ("### A {#a}\n\n«8:00» b\n\n{{#c#}}\n", TERA),
    "Jinja's comment": ("{#\n2:00 a\n#}\n\n«8:00» b {# c\n3:00 d #} e\n", JINJA),
    "Jinja's raw": ("{% raw %}\n2:00 a\n{% endraw %}\n\n«8:00» b\n", JINJA),
    "an identifier where Jinja has comments": ("### A {#a}\n\n«8:00» b\n", JINJA),
    "kramdown's comment": (
        "{::comment}\n2:00 a\n\n3:00 b\n{:/comment}\n\n«8:00» c\n",
        KRAMDOWN,
    ),
    "kramdown's raw text": (
        '{::nomarkdown}\n2:00 a\n{:/}\n\n{::options a="b" /}\n\n«8:00» c\n',
        KRAMDOWN,
    ),
    "kramdown's comment that is never closed": ("{::comment}\n«8:00» c\n", KRAMDOWN),
    "Liquid where only shortcodes are read": (
        "{% raw %}\n«8:00» a\n{% endraw %}\n\n{{ a(\n«9:00» b\n) }}\n",
        SHORTCODES,
    ),
    "shortcodes where only Liquid is read": (
        "{{< highlight go >}}\n«8:00» a\n{{< /highlight >}}\n",
        LIQUID,
    ),
    "marks of all on a site that has none": (
        "{% raw %}\n«1:00» a\n{% endraw %}\n\n{{< highlight go >}}\n«2:00» b\n"
        "{{< /highlight >}}\n\n{::comment}\n«3:00» c\n{:/comment}\n\n{#\n«4:00» d\n#}\n\n"
        "#+BEGIN_SRC\n«5:00» e\n#+END_SRC\n\n{{ a(\n«6:00» f\n) }}\n",
        _NONE,
    ),
    "marks of all where no site is known": (
        "{% raw %}\n1:00 a\n{% endraw %}\n\n{{< highlight go >}}\n2:00 b\n"
        "{{< /highlight >}}\n\n{::comment}\n3:00 c\n{:/comment}\n\n{#\n«4:00» d\n#}\n\n"
        "#+BEGIN_SRC\n5:00 e\n#+END_SRC\n\n{{ a(\n6:00 f\n) }}\n\n«8:00» g\n",
        UNKNOWN,
    ),
    "a break on a line of its own": (
        "<br>\n«8:00» a<br>\n«9:00» b\n\n  <br />\n- «10:00» c\n\n<div>\n11:00 d\n</div>\n",
        INLINE_TAGS,
    ),
    "a span on lines of its own": (
        'x\n\n<span class="y">\n«8:00» a\n</span>\n\n`<b>`\n«9:00» b\n',
        INLINE_TAGS,
    ),
    "a tag within a fence": ("```\n<br>\n8:00 a\n```\n\n«9:00» b\n", INLINE_TAGS),
    "a break where CommonMark is read": ("<br>\n8:00 a\n\n«9:00» b\n", _NONE),
    "Org's source": ("- #+BEGIN_SRC text\n  6:00 a\n\n  7:00\n  #+END_SRC\n- «8:00» b\n", ORG),
    "Org's source in small letters": (
        "#+begin_example\n6:00 a\n#+end_example\n\n«8:00» b\n",
        ORG,
    ),
    "Org's quote, which is text": ("#+BEGIN_QUOTE\n«6:00» a\n#+END_QUOTE\n\n«8:00» b\n", ORG),
    "an expression of MDX": ("{`\n3:00 a\n\n4:00 b\n`}\n\n«8:00» b\n", MDX),
    "an expression with braces in strings": (
        "{['}', \"{\", `}${[{a: '`'}]}`, /* } */ 1, // }\n 2].length}\n\n«8:00» b\n",
        MDX,
    ),
    "an expression in a sentence": ("a {`\n3:00 b\n`} c\n\n«8:00» b\n", MDX),
    "an attribute's expression": (
        '<C id="x" list={`\n0:00 a\n\n1:10 b\n`} />\n\n«8:00» b\n',
        MDX,
    ),
    "an attribute over several lines": ('<C list="\n0:00 a\n\n1:10 b\n" />\n\n«8:00» b\n', MDX),
    "an expression within a component": ("<C>\n{`\n0:00 a\n\n1:10 b\n`}\n</C>\n\n«8:00» b\n", MDX),
    "a module's part": ("export const list = `\n0:00 a\n\n1:10 b\n`\n\n«8:00» b\n", MDX),
    "imports": (
        "import a from 'a'\nimport b from 'b'\nexport const c = [\n'x',\n\n'y',\n]\n\n«8:00» b\n",
        MDX,
    ),
    "a word in a sentence": ("we\nimport goods\n«8:00» b\n\nimports fell\n\n«9:00» c\n", MDX),
    "a brace in code": ("`{` is one\n\n«8:00» b\n\n```\n{\n```\n\n«9:00» c\n", MDX),
    "an escaped brace": ("\\{ is one\n\n«8:00» b\n", MDX),
    "a brace that is never closed": ("a { b\n\n«8:00» b\n", MDX),
    "indented text of MDX": (
        "<Tabs>\n  <Tab>\n\n    «8:00» b\n\n        «9:00» c\n\n  </Tab>\n</Tabs>\n",
        MDX,
    ),
    "indented text with tabs": ("<Tabs>\n\n\t«8:00» b\n\n</Tabs>\n", MDX),
    "an expression outside of MDX": ("{`\n«3:00» a\n\n«4:00» b\n`}\n\n«8:00» b\n", _NONE),
    "an admonition": ('!!! example "T"\n    «8:00» a\n\n    «9:00» b\n\n«10:00» c\n', MKDOCS),
    "an admonition with a blank line": (
        "!!! note\n\n    «8:00» a\n\n        1:00 code\n\n«10:00» c\n",
        MKDOCS,
    ),
    "details": (
        "??? note\n    - «8:00» a\n        - «9:00» b\n\n???+ tip\n    «10:00» c\n",
        MKDOCS,
    ),
    "tabs": ('=== "A"\n\n    «8:00» a\n\n=== "B"\n\n    «9:00» b\n', MKDOCS),
    "nested containers": (
        '!!! note\n    ??? tip "x"\n        «8:00» a\n\n            1:00 code\n\n    «9:00» b\n',
        MKDOCS,
    ),
    "a definition": (
        "Term\n:   «8:00» a\n\n    «9:00» b\n\nTerm\n\n: «10:00» c\n\n    «11:00» d\n",
        MKDOCS,
    ),
    "HTML with Markdown": (
        '<div markdown>\n«8:00» a\n</div>\n\n<details class="x" markdown="1">\n'
        "<summary>S</summary>\n«9:00» b\n</details>\n",
        MKDOCS,
    ),
    "HTML without": ("<div>\n8:00 a\n</div>\n\n«9:00» b\n", MKDOCS),
    "a fence within a container": (
        "!!! note\n\n    ```\n    1:00\n    !!! tip\n        2:00 x\n    ```\n\n    «8:00» a\n",
        MKDOCS,
    ),
    "a container within a fence": ("```\n!!! note\n\n    1:00 a\n```\n\n«8:00» b\n", MKDOCS),
    "a container elsewhere": ("!!! note\n\n    8:00 a\n\n«9:00» b\n", _NONE),
    "tabs in windows' lines": ('=== "A"\r\n\r\n    «8:00» a\r\n\r\n«9:00» b\r\n', MKDOCS),
}
