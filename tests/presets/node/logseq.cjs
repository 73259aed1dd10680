// Pages through Logseq's own parser: `node logseq.cjs NODE_MODULES LIST.json`, JSON of each file's
// syntax tree on stdout.
const fs = require("node:fs");
const path = require("node:path");
const { createRequire } = require("node:module");

const [modules, list] = process.argv.slice(2);
const load = createRequire(path.join(path.resolve(modules), "anchor.cjs"));
const { Mldoc } = load("mldoc");

// as Logseq asks for it
const config = JSON.stringify({
  toc: false,
  parse_outline_only: false,
  heading_number: false,
  keep_line_break: true,
  format: "Markdown",
  heading_to_list: false,
  exporting_keep_properties: false,
  inline_type_with_pos: false,
  inline_skip_macro: false,
  export_md_remove_options: [],
  hiccup_in_block: true,
  enable_drawers: true,
});
const files = JSON.parse(fs.readFileSync(list, "utf8"));
const trees = files.map((file) => JSON.parse(Mldoc.parseJson(fs.readFileSync(file, "utf8"), config)));
process.stdout.write(JSON.stringify(trees));
