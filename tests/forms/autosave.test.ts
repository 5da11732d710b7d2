import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Autosave, autosave, type AutosaveEvent, autosaveInWords, beginAutosave, type Held, isUnsaved, nextTryIn } from "#app/components/forms/autosave.ts"; // prettier-ignore
import { type ItemTexts, NO_TEXTS } from "#app/domain/meetings/item-minute.ts";

const held = (version: number, minute = "", by: string | null = null): Held<ItemTexts> => ({
  ...{ version, texts: { ...NO_TEXTS, minute }, savedByName: by, savedAt: by && "2026-04-09T13:02:13.000Z" },
});
const begin = (minute = "") => beginAutosave(held(1, minute), null);
const typed = (minute: string, at = 0): AutosaveEvent<ItemTexts> => ({
  kind: "typed",
  texts: { ...NO_TEXTS, minute },
  at,
});
const saved = (version: number): AutosaveEvent<ItemTexts> => ({ kind: "saved", version, savedAt: "2026-04-09T13:02:13.000Z", savedByName: "Me" }); // prettier-ignore
const after = (events: readonly AutosaveEvent<ItemTexts>[], from: Autosave<ItemTexts> = begin()) =>
  events.reduce(autosave, from);
const clock = (at: number, seconds: boolean) => new Date(at).toISOString().slice(11, seconds ? 19 : 16);

describe("when it is saved", () => {
  test("a second after the last word, and no later than ten after the first", () => {
    expect(nextTryIn(begin(), 0)).toBeNull();
    expect(nextTryIn(after([typed("A", 0)]), 0)).toBe(1000);
    expect(nextTryIn(after([typed("A", 0), typed("AB", 900)]), 900)).toBe(1000);
    const without = Array.from({ length: 20 }, (_, i) => typed("A".repeat(i + 1), i * 500));
    expect(nextTryIn(after(without), 9500)).toBe(500);
  });

  test("after a failure again and again, less and less often, and never less than every half minute", () => {
    const waits = [1, 2, 3, 4, 5, 6, 7].map((n) =>
      nextTryIn(after([typed("A"), ...Array.from({ length: n }, (): AutosaveEvent<ItemTexts>[] => [{ kind: "sending" }, { kind: "failed" }]).flat()]), 0)); // prettier-ignore
    expect(waits).toEqual([2000, 4000, 8000, 16_000, 30_000, 30_000, 30_000]);
  });

  test("what is typed while it is under way is due next", () => {
    const state = after([typed("A"), { kind: "sending" }, typed("AB", 500), saved(2)]);
    expect(state).toMatchObject({ phase: "typing", held: { version: 2, texts: { minute: "A" } }, unsavedSince: 500 });
    expect(isUnsaved(state)).toBe(true);
  });

  test.each<[string, AutosaveEvent<ItemTexts>]>([
    ["a lost race", { kind: "lost", current: held(5, "Theirs") }],
    ["the end of the session", { kind: "signed-out" }],
    ["a refusal", { kind: "refused", message: "No" }],
  ])("nothing is sent by itself after %s, whatever is typed", (_, event) => {
    const state = after([typed("A"), { kind: "sending" }, event, typed("AB", 5)]);
    expect(nextTryIn(state, 10)).toBeNull();
    expect(state.typed.minute).toBe("AB");
  });

  test("other words are sent after a refusal of these", () => {
    const refused: AutosaveEvent<ItemTexts> = { kind: "refused", message: "Too long", isOfText: true };
    const state = after([typed("Too long", 0), { kind: "sending" }, refused]);
    expect(nextTryIn(state, 10)).toBeNull();
    expect(nextTryIn(after([typed("Short", 20)], state), 20)).toBe(1000);
  });

  test("signed in again it goes on", () => {
    const state = after([typed("A"), { kind: "sending" }, { kind: "signed-out" }, { kind: "signed-in" }]);
    expect(state.phase).toBe("typing");
  });
});

describe("what others save", () => {
  test("comes into the page where nothing of one's own would be lost", () => {
    const heard: AutosaveEvent<ItemTexts> = { kind: "heard", current: held(3, "Theirs"), writerName: "Priya" };
    expect(after([heard])).toMatchObject({ typed: { minute: "Theirs" }, writerName: "Priya" });
    expect(after([typed("Mine"), heard])).toMatchObject({ typed: { minute: "Mine" }, held: { version: 1 } });
  });

  test("an older answer that comes late changes nothing", () => {
    const state = after([typed("A"), { kind: "sending" }, saved(4), { kind: "heard", current: held(3, ""), writerName: null }]); // prettier-ignore
    expect(state).toMatchObject({ typed: { minute: "A" }, held: { version: 4 } });
  });

  test("after a lost race both stand, until whoever typed gives way", () => {
    const lost = after([typed("Mine"), { kind: "sending" }, { kind: "lost", current: held(5, "Theirs") }]);
    expect([lost.typed.minute, lost.held.texts.minute]).toEqual(["Mine", "Theirs"]);
    expect(autosave(lost, { kind: "gave-way" })).toMatchObject({ typed: { minute: "Theirs" }, phase: "resting" });
  });
});

test.each<[string, AutosaveEvent<ItemTexts>[], string]>([
  ["nothing yet", [], "Nothing has been written yet"],
  ["saved", [typed("A"), { kind: "sending" }, saved(2)], "Saved 13:02:13 by Me"],
  ["under way", [typed("A"), { kind: "sending" }], "Saving…"],
  ["failed", [typed("A", 50_520_000), { kind: "sending" }, { kind: "failed" }], "Not saved since 14:02. It is tried again until it is. Leave this page open."], // prettier-ignore
  ["signed out", [typed("A", 50_520_000), { kind: "sending" }, { kind: "signed-out" }], "Not saved since 14:02. Your session has ended: sign in again in another tab, and leave this page open."], // prettier-ignore
])("in words: %s", (_, events, words) => {
  expect(autosaveInWords(after(events), clock)).toBe(words);
});

test("whatever happens, in whatever order, what was typed last stands in the page unless its writer gives way", () => {
  const event = fc.oneof(
    fc.record({ kind: fc.constant("typed" as const), texts: fc.record({ minute: fc.string(), decision: fc.constant(""), sharedSummary: fc.constant("") }), at: fc.nat() }), // prettier-ignore
    fc.constantFrom<AutosaveEvent<ItemTexts>>(
      { kind: "sending" },
      { kind: "failed" },
      { kind: "signed-out" },
      { kind: "signed-in" },
    ),
    fc.nat(9).map((version): AutosaveEvent<ItemTexts> => saved(version)),
    fc.nat(9).map((version): AutosaveEvent<ItemTexts> => ({ kind: "lost", current: held(version, "Theirs") })),
    fc.nat(9).map((version): AutosaveEvent<ItemTexts> => ({
      kind: "heard",
      current: held(version, "Theirs"),
      writerName: null,
    })),
  );
  fc.assert(
    fc.property(fc.array(event, { maxLength: 40 }), (events) => {
      let state = begin();
      for (const one of events) {
        const before = state;
        state = autosave(before, one);
        const mine = one.kind === "typed" ? one.texts : before.typed;
        if (one.kind === "typed" || isUnsaved(before)) expect(state.typed).toEqual(mine);
      }
    }),
  );
});
