const BLOCK_END = new Set(["br"]);

/**
 * HTML as an indented outline in which the order of attributes and classes and the white space mean nothing.
 * GOV.UK's `data-module` attributes and `govuk-js-…` classes are left out: they only tell its JavaScript where to begin, and
 * this site does not load it. Nothing else is overlooked.
 */
export function normalHtml(html: string) {
  const { body } = new DOMParser().parseFromString(html, "text/html");
  return [...body.childNodes].flatMap((node) => outline(node, "")).join("\n");
}

function outline(node: Node, indent: string): string[] {
  if (node instanceof Element) {
    const attributes = [...node.attributes]
      .filter(({ name }) => name !== "data-module")
      .map(({ name, value }) => `${name}="${name === "class" ? sortedClasses(value) : value.trim()}"`)
      .sort();
    const start = `${indent}<${[node.tagName.toLowerCase(), ...attributes].join(" ")}>`;
    return [start, ...[...node.childNodes].flatMap((child) => outline(child, `${indent}  `))];
  }
  const text = visibleText(node);
  return text ? [`${indent}"${text}"`] : [];
}

function sortedClasses(value: string) {
  const names = value.split(/\s+/).filter((name) => name && !name.startsWith("govuk-js-"));
  return names.sort().join(" ");
}

/** Space is kept where two words would run together without it: between a text and an element beside it. */
function visibleText(node: Node) {
  const text = (node.textContent ?? "").replace(/\s+/g, " ");
  const start = isInline(node.previousSibling) ? text : text.trimStart();
  const whole = isInline(node.nextSibling) ? start : start.trimEnd();
  return whole.trim() ? whole : "";
}

function isInline(node: Node | null) {
  return node instanceof Element && !BLOCK_END.has(node.tagName.toLowerCase());
}
