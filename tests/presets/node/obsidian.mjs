// A vault's notes as pages, links between double brackets resolved as Obsidian does:
// `node obsidian.mjs NODE_MODULES VAULT OUT`. A link to a note leads to its page in OUT; one that
// finds no note has the class "new".
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, vault, out] = process.argv.slice(2);
const anchor = createRequire(path.join(path.resolve(modules), "anchor.cjs"));
const load = async (name) => import(pathToFileURL(anchor.resolve(name)));
const { unified } = await load("unified");
const { default: remarkParse } = await load("remark-parse");
const { default: remarkRehype } = await load("remark-rehype");
const { default: rehypeStringify } = await load("rehype-stringify");
const wikiLinks = (await load("@flowershow/remark-wiki-link")).default;

const files = fs
  .readdirSync(vault, { recursive: true })
  .map((file) => file.split(path.sep).join("/"))
  .filter((file) => file.endsWith(".md"))
  .sort();
const pages = Object.fromEntries(files.map((file) => [file, file.replace(/\.md$/, ".html")]));
const permalinks = Object.fromEntries(
  files.map((file) => [file, `/${pages[file].split("/").map(encodeURIComponent).join("/")}`]),
);
const plugin = wikiLinks.default ?? wikiLinks;
const processor = unified()
  .use(remarkParse)
  .use(plugin, { format: "shortestPossible", files, permalinks })
  .use(remarkRehype)
  .use(rehypeStringify);
for (const file of files) {
  const text = fs.readFileSync(path.join(vault, file), "utf8");
  const body = text.replace(/^---\n[^]*?\n---\n/, "");
  const page = path.join(out, pages[file]);
  fs.mkdirSync(path.dirname(page), { recursive: true });
  fs.writeFileSync(page, `<article>${await processor.process(body)}</article>`);
}
