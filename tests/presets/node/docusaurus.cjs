// Posts through Docusaurus's own loader (its front matter, preprocessing, MDX and remark plugins)
// and React: `node docusaurus.cjs NODE_MODULES SCRATCH LIST.json`, JSON of {title, tags, draft,
// truncated, html} for each file of the list on stdout.
const fs = require("node:fs");
const path = require("node:path");
const { createRequire } = require("node:module");
const { pathToFileURL } = require("node:url");

const [modules, scratch, list] = process.argv.slice(2);
const load = createRequire(path.join(path.resolve(modules), "anchor.cjs"));
const { compileToJSX } = load("@docusaurus/mdx-loader/lib/utils.js");
const { DEFAULT_PARSE_FRONT_MATTER } = load("@docusaurus/utils");
const { createElement } = load("react");
const { renderToStaticMarkup } = load("react-dom/server");

const options = {
  siteDir: scratch,
  staticDirs: [],
  admonitions: true,
  removeContentTitle: false,
  markdownConfig: {
    format: "mdx",
    mermaid: false,
    emoji: true,
    mdx1Compat: { comments: true, admonitions: true, headingIds: true },
    anchors: { maintainCase: true },
    hooks: { onBrokenMarkdownLinks: "throw", onBrokenMarkdownImages: "throw" },
  },
};
const TRUNCATE = /<!--\s*truncate\s*-->|\{\/\*\s*truncate\s*\*\/\}/;

function resolved(code) {
  return code.replace(/from "([^"]+)"/g, (_, name) => `from "${pathToFileURL(load.resolve(name))}"`);
}

async function page(filePath, number) {
  const fileContent = fs.readFileSync(filePath, "utf8");
  const { frontMatter, content } = await DEFAULT_PARSE_FRONT_MATTER({ filePath, fileContent });
  const compiled = await compileToJSX({
    filePath,
    fileContent: content,
    frontMatter,
    options,
    compilerName: "server",
  });
  const module = path.join(scratch, `${number}.mjs`);
  fs.writeFileSync(module, resolved(compiled.content));
  const { default: Content } = await import(pathToFileURL(module));
  const html = renderToStaticMarkup(createElement(Content));
  return { frontMatter, truncated: TRUNCATE.test(content), html };
}

async function main() {
  const pages = [];
  for (const [number, file] of JSON.parse(fs.readFileSync(list, "utf8")).entries()) {
    pages.push(await page(file, number));
  }
  process.stdout.write(JSON.stringify(pages));
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
