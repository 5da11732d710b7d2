import { expect, test } from "vitest";
import { meta as invitationMeta } from "#app/routes/session/invitation.$token/route.tsx";
import { meta as resetMeta } from "#app/routes/session/reset.$token/route.tsx";
import { meta as setUpMeta } from "#app/routes/session/set-up_.$token/route.tsx";

const link = { name: "Sam Example", email: "sam@example.org", otherUser: null };

test.each([
  ["an invitation", invitationMeta, { link }, "Choose your password – Joint Action"],
  ["a dead invitation", invitationMeta, { link: null }, "This link does not work any more – Joint Action"],
  ["a link for a new password", resetMeta, { link }, "Choose a new password – Joint Action"],
  ["a dead one", resetMeta, { link: null }, "This link does not work any more – Joint Action"],
  ["set-up", setUpMeta, { state: "open" }, "Set up Joint Action"],
  ["set-up done", setUpMeta, { state: "finished" }, "Joint Action has been set up"],
  ["a dead link to set-up", setUpMeta, { state: "dead" }, "This link does not work any more – Joint Action"],
])("the title of %s is its heading", (_name, meta, data, title) => {
  expect((meta as (args: object) => unknown)({ data })).toEqual([{ title }]);
});
