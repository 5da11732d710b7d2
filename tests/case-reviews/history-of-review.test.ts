import { expect, test } from "vitest";
import { historyOf } from "#app/services/case-reviews/parts-of-review-page.ts";

const named = (id: string, afterWords: string, byName = "Priya", happenedOn = "2026-03-02") => ({
  ...{ id, kind: "panel-member-added" as const, happenedOn, beforeWords: null, afterWords, reason: null, byName },
});

test("the members of a panel that one officer named on a day are one entry, and those of another day or officer another", () => {
  const changes = [named("a", "Dawn"), named("b", "Neil"), named("c", "Grace"), named("d", "Ian", "Callum"), named("e", "Una", "Callum", "2026-03-03")]; // prettier-ignore
  expect(historyOf([], changes, true)).toEqual([
    { id: "e", happenedOn: "2026-03-03", byName: "Callum", title: "Member of the panel named", lines: ["Una"] },
    { id: "d", happenedOn: "2026-03-02", byName: "Callum", title: "Member of the panel named", lines: ["Ian"] },
    {
      ...{ id: "c", happenedOn: "2026-03-02", byName: "Priya", title: "Members of the panel named" },
      lines: ["Dawn", "Neil", "Grace"],
    },
  ]);
});
