import { FETCHES, refusedFor, TemplateRefused, UNREADABLE } from "./template-refused.ts";
import { readTemplateXml } from "./template-xml.ts";

const OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";
/** Of the strict form of ISO/IEC 29500. */
const STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/";
const PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/";
const MICROSOFT = "http://schemas.microsoft.com/office/";
const HYPERLINK = [`${OFFICE}hyperlink`, `${STRICT}hyperlink`];

/** What belongs to a letter: words, their look, pictures, fonts, notes, properties. ECMA-376 Part 1, 11.3 and 15.2. */
const OF_A_LETTER = [
  ...["officeDocument", "styles", "numbering", "footnotes", "endnotes", "settings", "webSettings", "comments"],
  ...["fontTable", "font", "theme", "header", "footer", "image", "hyperlink", "glossaryDocument"],
  ...["customXml", "customXmlProps", "extended-properties", "extendedProperties"],
  ...["custom-properties", "customProperties"],
];
const INTERNAL: ReadonlySet<string> = new Set([
  ...OF_A_LETTER.flatMap((type) => [OFFICE + type, STRICT + type]),
  `${PACKAGE}core-properties`,
  `${PACKAGE}thumbnail`,
  `${MICROSOFT}2007/relationships/stylesWithEffects`,
  `${MICROSOFT}2011/relationships/commentsExtended`,
  `${MICROSOFT}2011/relationships/people`,
  `${MICROSOFT}2016/09/relationships/commentsIds`,
  `${MICROSOFT}2018/08/relationships/commentsExtensible`,
  `${MICROSOFT}2020/02/relationships/classificationlabels`,
]);
const ATTRIBUTES = ["Id", "Type", "Target", "TargetMode"];
const LINK =
  "A link in the file goes to something other than a web page (https) or an e-mail address. Change it or take it out";

/**
 * Throws TemplateRefused for a .rels part with anything but what belongs to a letter. A link that somebody clicks is no harm; a
 * picture, a template or a frame from elsewhere is fetched by itself, so hyperlinks are the only relationships to the outside.
 * Gives the ids of those.
 */
export function checkRelationships(content: Uint8Array): Set<string> {
  const links = new Set<string>();
  readTemplateXml(content, {
    open({ local, attributes }) {
      if (local === "Relationships") return;
      const all = Object.values(attributes).filter(({ prefix, name }) => prefix !== "xmlns" && name !== "xmlns");
      if (local !== "Relationship" || all.some(({ name }) => !ATTRIBUTES.includes(name)))
        throw new TemplateRefused(UNREADABLE);
      const valueOf = (name: string) => attributes[name]?.value;
      const mode = valueOf("TargetMode") ?? "Internal";
      checkRelationship(valueOf("Type") ?? "", valueOf("Target") ?? "", mode);
      if (mode === "External") links.add(valueOf("Id") ?? "");
    },
  });
  return links;
}

function checkRelationship(type: string, target: string, mode: string) {
  if (mode === "External") {
    if (!HYPERLINK.includes(type)) throw new TemplateRefused(FETCHES);
    if (!/^(https:\/\/|mailto:)/i.test(target)) throw new TemplateRefused(LINK);
    return;
  }
  if (mode !== "Internal") throw new TemplateRefused(UNREADABLE);
  if (!INTERNAL.has(type)) throw refusedFor(type.slice(type.lastIndexOf("/") + 1));
  if (/^[a-z][a-z0-9+.-]*:|^\/\/|\\/i.test(target.trim())) throw new TemplateRefused(FETCHES);
}
