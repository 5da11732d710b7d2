import { expect, test } from "vitest";
import { rolesInWords } from "#app/domain/access/roles.ts";

const of = (role: "chair" | "coordinator" | "member" | "guest", groupName: string) => ({ role, groupName });

test.each([
  ["nothing", [], [], []],
  ["a duty", ["manager"], [], ["Manager"]],
  ["one group", [], [of("member", "JAG")], ["Member of JAG"]],
  [
    "the same role in several, each named once",
    [],
    [of("coordinator", "JAG"), of("coordinator", "Youth JAG")],
    ["Coordinator of JAG, Youth JAG"],
  ],
  [
    "several roles, the highest first, after the duties",
    ["manager", "administrator"],
    [of("guest", "Board"), of("coordinator", "JAG"), of("guest", "Delivery group")],
    ["Manager", "Administrator", "Coordinator of JAG", "Guest of Board, Delivery group"],
  ],
] as const)("%s", (_name, duties, memberships, words) => {
  expect(rolesInWords({ duties, memberships })).toEqual(words);
});
