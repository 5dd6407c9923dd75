// What no page of the portal uses is left out of the scripts that a phone loads first. Vite runs
// this while it bundles what Reflex has written (rxconfig.py). What is looked for and not found
// ends the build, so that an upgrade of Reflex is noticed here.

const TWINS = [
  // Styles are ours, in style sheets: no element brings its own (see OWN_STYLE).
  {
    source: /^@emotion\/react$/,
    code: `export { createElement as jsx } from "react";`,
  },
  // A page's script keeps nothing in cookies for Reflex; "rx.Cookie" would need the real one.
  {
    source: /^universal-cookie$/,
    code: `export default class { set() { throw Error("web/bundle.mjs leaves cookies out"); } }`,
  },
  // Pages talk over a websocket and nothing else.
  {
    source: /^\.\/(polling-fetch|polling-xhr|polling-xhr\.node|webtransport)\.js$/,
    code: "export class Fetch {}; export class XHR {}; export class WT {};",
  },
];
const TWIN = "\0portal-twin-";

const CHANGES = [
  // The pages' policy forbids eval; as long as it is named, no name around it can be shortened.
  { file: /\/utils\/state\.js$/, what: /(?<![\w.])eval\(/g, by: "globalThis.eval(" },
  // For components that a server sends as text, which the policy forbids as well.
  { file: /\/app\/root\.jsx$/, what: /window\.__reflex = \{[^}]*\};/g, by: "" },
];

// How Reflex writes what an element does not know as an attribute: "custom_attrs" is for those.
const OWN_STYLE = /\bcss:\(/;

// One file for what all pages need, one for the icons: each further answer costs its headers.
const GROUPS = [
  {
    name: "portal",
    test: /node_modules\/(?!lucide-react|react-dom|scheduler)|\/utils\/|\/app\/(root|_document)|portal-twin/,
  },
  { name: "icons", test: /node_modules\/lucide-react/ },
];

export default function portal() {
  return {
    name: "portal",
    enforce: "pre",

    config: () => ({
      build: { rollupOptions: { output: { codeSplitting: { groups: GROUPS } } } },
    }),

    resolveId(source) {
      const number = TWINS.findIndex((twin) => twin.source.test(source));
      return number < 0 ? null : TWIN + number;
    },

    load(id) {
      return id.startsWith(TWIN) ? TWINS[Number(id.slice(TWIN.length))].code : null;
    },

    transform(code, id) {
      if (id.includes("/node_modules/mergician/")) return { code, moduleSideEffects: false };
      if (/\/app(_components)?\//.test(id) && OWN_STYLE.test(code))
        this.error(`${id} styles an element: ${code.match(/.{80}\bcss:\(.{80}/)}`);
      const change = CHANGES.find(({ file }) => file.test(id));
      if (!change) return null;
      if (!code.match(change.what)) this.error(`${id} does not hold ${change.what}`);
      return code.replace(change.what, change.by);
    },
  };
}
