import { refusedFor, TemplateRefused, UNREADABLE } from "./template-refused.ts";
import { readTemplateXml } from "./template-xml.ts";

const WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.";
const OFFICE = "application/vnd.openxmlformats-officedocument.";
const OPC = "application/vnd.openxmlformats-package.";

const XML: ReadonlySet<string> = new Set([
  "application/xml",
  `${OPC}relationships+xml`,
  `${OPC}core-properties+xml`,
  ...["extended-properties", "custom-properties", "customXmlProperties", "theme"].map((name) => `${OFFICE}${name}+xml`),
  ...["main", "glossary"].map((name) => `${WORD}document.${name}+xml`),
  ...[
    ...["styles", "numbering", "footnotes", "endnotes", "settings", "webSettings"],
    ...["comments", "commentsExtended", "commentsIds", "commentsExtensible", "people", "fontTable", "header", "footer"],
  ].map((name) => `${WORD}${name}+xml`),
  "application/vnd.ms-word.stylesWithEffects+xml",
  "application/vnd.ms-office.classificationlabels+xml",
]);
const BINARY: ReadonlySet<string> = new Set([
  ...["png", "jpeg", "jpg", "gif", "bmp", "tiff", "x-emf", "x-wmf"].map((name) => `image/${name}`),
  `${OFFICE}obfuscatedFont`,
]);

/** Of a part by its name: whether it is read as XML. Throws TemplateRefused where it is of a type that no letter needs. */
type TypeOf = (name: string) => "xml" | "binary";

/** What [Content_Types].xml says (ECMA-376 Part 2, 10.1.2). A type given to one part is checked whether the part is there or not. */
export function readTypes(content: Uint8Array): TypeOf {
  const types = new Map<string, string>();
  readTemplateXml(content, {
    open({ local, attributes }) {
      if (local === "Types") return;
      const of = attributes[local === "Override" ? "PartName" : "Extension"]?.value.toLowerCase();
      const type = attributes["ContentType"]?.value;
      const key = local === "Override" ? of : `.${of}`;
      if (!["Override", "Default"].includes(local) || !of || !key || !type || of.includes("%") || types.has(key))
        throw new TemplateRefused(UNREADABLE);
      if (local === "Override") kindOf(type, of);
      types.set(key, type);
    },
  });
  return (name) => {
    const part = `/${name}`.toLowerCase();
    return kindOf(types.get(part) ?? types.get(part.slice(part.lastIndexOf("."))) ?? "", name);
  };
}

function kindOf(type: string, name: string): "xml" | "binary" {
  if (XML.has(type)) return "xml";
  if (BINARY.has(type)) return "binary";
  throw refusedFor(/vba|macro|activeX|oleObject/i.test(type) ? type : name);
}
