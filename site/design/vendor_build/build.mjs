// Builds ../static/vendor from the npm packages named in package.json. Run by `make vendor`, for maintainers only:
// what it writes is committed, so that nobody else needs Node. Run twice, it writes the same bytes.
import { execFileSync } from "node:child_process";
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { gzipSync } from "node:zlib";

const here = dirname(fileURLToPath(import.meta.url));
const modules = join(here, "node_modules");
const out = join(here, "..", "static", "vendor");
const tests = join(here, "..", "..", "..", "tests", "journeys", "vendor");

if (!existsSync(modules)) execFileSync("npm", ["ci"], { cwd: here, stdio: "inherit" });

const require = createRequire(import.meta.url);
const sass = require("sass");
const esbuild = require("esbuild");

const FONT = "@fontsource-variable/atkinson-hyperlegible-next";
const SHIPPED = ["nhsuk-frontend", "htmx.org", "lucide-static", FONT];

const manifest = (name) => JSON.parse(readFileSync(join(modules, name, "package.json"), "utf8"));

function write(path, text) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function copy(from, to) {
  mkdirSync(dirname(to), { recursive: true });
  cpSync(join(modules, from), to);
}

// Variants that no template of Linkway uses, and what only browsers of before 2020 read.
const UNUSED = new RegExp([
  "--reverse", "--login", "-reverse\\b", "table-responsive", "table__heading-tab", "table-container", "file-upload(?!\\b[^-_])", "expander",
  "nhsuk-scroll", "nhsuk-body-l", "lede-text", "caption", "nhsuk-card", "nhsuk-section-break", "nhsuk-image", "button--brand",
  "button--secondary-solid", "nhsuk-list-panel", "list--tick", "list--cross", "nhsuk-icon--size", "heading-xxl", "-xxl\\b", "__prefix--", "small-with-icon",
  "nhsuk-u-margin", "-ms-high-contrast", "\\ufffd",
].join("|"));

/** Return the rules of a style sheet without those whose every selector is unused. */
function withoutUnused(css) {
  let kept = "";
  for (let at = 0; at < css.length;) {
    const open = css.indexOf("{", at);
    const semicolon = css.indexOf(";", at);
    if (open < 0) return kept + css.slice(at);
    if (semicolon >= 0 && semicolon < open) { kept += css.slice(at, semicolon + 1); at = semicolon + 1; continue; }
    let depth = 1;
    let end = open + 1;
    for (; depth > 0; end += 1) depth += css[end] === "{" ? 1 : css[end] === "}" ? -1 : 0;
    kept += rule(css.slice(at, open), css.slice(open + 1, end - 1));
    at = end;
  }
  return kept;
}

function rule(head, body) {
  if (head.startsWith("@")) {
    if (/\(-ms-high-contrast[^)]*\)$|\ufffd|\\fffd/.test(head) && !head.includes("forced-colors")) return "";
    const inner = /^@(media|supports)/.test(head) ? withoutUnused(body) : body;
    return inner ? `${head.replace(/,[^,]*\(-ms-high-contrast[^)]*\)/g, "")}{${inner}}` : "";
  }
  const selectors = head.split(",").filter((selector) => !UNUSED.test(selector));
  return selectors.length ? `${selectors.join(",")}{${body}}` : "";
}

/** Take out of NHS.UK's compiled CSS what Linkway cannot use, and shrink it. */
function styles() {
  const { css } = sass.compile(join(here, "nhsuk.scss"), {
    loadPaths: [modules], style: "expanded", quietDeps: true, silenceDeprecations: ["import"],
  });
  if (/frutiger|assets\.nhs\.uk|@font-face/i.test(css)) throw new Error("NHS fonts must not be in the build");
  const banner = `/*! nhsuk-frontend ${manifest("nhsuk-frontend").version}, MIT, in Linkway's own palette. Made by make vendor. */\n`;
  const small = esbuild.transformSync(css, { loader: "css", minify: true, target: ["safari14", "chrome90", "firefox90"] });
  write(join(out, "nhsuk", "nhsuk.css"), banner + withoutUnused(small.code));
}

function scripts() {
  esbuild.buildSync({
    entryPoints: [join(here, "nhsuk.js")], outfile: join(out, "nhsuk", "nhsuk.js"), bundle: true, minify: true,
    format: "esm", target: ["es2020"], legalComments: "none",
    banner: { js: `/*! nhsuk-frontend ${manifest("nhsuk-frontend").version}, MIT. Made by make vendor. */` },
  });
  copy("htmx.org/dist/htmx.min.js", join(out, "htmx", "htmx.min.js"));
}

/** One file an icon, holding only its shapes: the icon tag puts the svg element around them. */
function icons() {
  for (const name of readFileSync(join(here, "icons.txt"), "utf8").split("\n").filter(Boolean)) {
    const svg = readFileSync(join(modules, "lucide-static", "icons", `${name}.svg`), "utf8");
    const shapes = svg.match(/<svg[^>]*>([\s\S]*)<\/svg>/)[1].split("\n").map((line) => line.trim()).join("");
    write(join(out, "lucide", `${name}.svg`), `${shapes}\n`);
  }
}

function fonts() {
  copy(`${FONT}/files/atkinson-hyperlegible-next-latin-wght-normal.woff2`, join(out, "fonts", "atkinson-hyperlegible-next.woff2"));
}

function licence(name) {
  for (const file of ["LICENSE", "LICENSE.md", "LICENCE", "LICENSE.txt", "LICENCE.md"]) {
    const path = join(modules, name, file);
    if (existsSync(path)) return readFileSync(path, "utf8");
  }
  return readFileSync(join(here, "licences", `${name.replace("/", "_")}.txt`), "utf8");
}

function papers() {
  const rows = SHIPPED.map((name) => {
    write(join(out, "licences", `${name.replace("/", "_")}.txt`), licence(name));
    const { version, license } = manifest(name);
    return `${name} ${version} (${license})`;
  });
  write(join(out, "VERSIONS"), `${rows.join("\n")}\n`);
  copy("axe-core/axe.min.js", join(tests, "axe.min.js"));
  const axe = manifest("axe-core");
  write(join(tests, "axe.LICENCE"), `axe-core ${axe.version} (${axe.license}), for tests only, never served to anybody.\n\n${licence("axe-core")}`);
}

for (const part of ["nhsuk", "htmx", "lucide", "fonts", "licences"]) rmSync(join(out, part), { recursive: true, force: true });
styles();
scripts();
icons();
fonts();
papers();
for (const file of ["nhsuk/nhsuk.css", "nhsuk/nhsuk.js", "htmx/htmx.min.js", "fonts/atkinson-hyperlegible-next.woff2"]) {
  const bytes = readFileSync(join(out, file));
  console.log(`${file}: ${bytes.length} bytes, ${gzipSync(bytes).length} compressed`);
}
