// Texts compiled by MDX and rendered by React: `node mdx.mjs NODE_MODULES LIST.json`, a JSON list of
// pages on stdout. Components show their children, attributes show nothing.
import fs from "node:fs";
import path from "node:path";
import { createRequire } from "node:module";
import { pathToFileURL } from "node:url";

const [modules, list] = process.argv.slice(2);
const load = createRequire(path.join(path.resolve(modules), "anchor.cjs"));
const base = path.join(path.resolve(modules), "@mdx-js", "mdx", "index.js");
const { evaluate } = await import(pathToFileURL(base));
const runtime = load("react/jsx-runtime");
const { createElement } = load("react");
const { renderToStaticMarkup } = load("react-dom/server");

const NAMES = ["C", "Chapters", "Tab", "Tabs", "YouTube"];
const components = Object.fromEntries(
  NAMES.map((name) => [name, ({ children }) => createElement("div", null, children)]),
);
const pages = [];
for (const text of JSON.parse(fs.readFileSync(list, "utf8"))) {
  const { default: Content } = await evaluate(text, { ...runtime, baseUrl: import.meta.url });
  pages.push(renderToStaticMarkup(createElement(Content, { components })));
}
process.stdout.write(JSON.stringify(pages));
