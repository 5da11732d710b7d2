import { ERASED_WORDS } from "../retention/erased-words.ts";
import type { PackContent } from "./pack-content.ts";
import { SECTION_NAMES, type PackSection } from "./pack-source.ts";

/** An item of the pack that was disclosed, in the order in which the pack has them, and whether its record has been erased. */
export type DisclosedItem = { section: string; isErased: boolean };

/**
 * A given pack without the words of records that have been erased since: each item keeps its place and its day. Where the
 * items of a section cannot be told apart any more, all of them lose their words.
 */
export function packWithout(json: string, items: readonly DisclosedItem[]): string {
  const content = JSON.parse(json) as Partial<PackContent>;
  if (!content.sections) return json;
  const sections = content.sections.map((section) => {
    const own = items.filter((item) => SECTION_NAMES[item.section as PackSection] === section.name);
    if (!own.some(({ isErased }) => isErased)) return section;
    const areKnown = own.length === section.items.length;
    return {
      ...section,
      items: section.items.map((item, at) =>
        !areKnown || own[at]?.isErased
          ? { ...item, lines: item.lines.map(({ label }) => ({ label, text: ERASED_WORDS })) }
          : item,
      ),
    };
  });
  return JSON.stringify({ ...content, sections });
}
