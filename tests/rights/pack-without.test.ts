import { expect, test } from "vitest";
import { ERASED_WORDS } from "#app/domain/retention/erased-words.ts";
import { packWithout } from "#app/domain/rights/pack-without.ts";

const item = (text: string) => ({ title: "Note", day: "2026-01-01", lines: [{ label: "Words", text }] });
const pack = JSON.stringify({ title: "Pack", sections: [{ name: "Notes", items: [item("one"), item("two")] }] });
const wordsIn = (json: string) =>
  (JSON.parse(json) as { sections: { items: ReturnType<typeof item>[] }[] }).sections[0]?.items.map(
    ({ lines, day }) => `${day} ${lines[0]?.text ?? ""}`,
  );
const notes = (...erased: boolean[]) => erased.map((isErased) => ({ section: "notes", isErased }));

test.each([
  { title: "the one that was erased loses its words", items: notes(false, true), words: ["one", ERASED_WORDS] },
  { title: "nothing was erased", items: notes(false, false), words: ["one", "two"] },
  { title: "which is which is not known", items: notes(false, true, false), words: [ERASED_WORDS, ERASED_WORDS] },
  { title: "of another section", items: [{ section: "cases", isErased: true }], words: ["one", "two"] },
])("in a given pack: $title", ({ items, words }) => {
  expect(wordsIn(packWithout(pack, items))).toEqual(words.map((text) => `2026-01-01 ${text}`));
});
