import { addMilliseconds } from "date-fns";
import fc from "fast-check";
import { expect, test } from "vitest";
import { refuseReset, type Reset } from "#app/domain/access/refuse-reset.ts";

const NOW = new Date("2026-03-10T09:00:00.000Z");
const HOURS_24 = 86_400_000;
const ago = (ms: number, changes: Partial<Reset> = {}): Reset => ({
  kind: "password-link",
  madeBy: "alex",
  madeAt: addMilliseconds(NOW, -ms).toISOString(),
  ...changes,
});

test.each<[string, Reset[], boolean]>([
  ["nothing earlier", [], false],
  ["the link a moment ago", [ago(0)], true],
  ["the link a millisecond less than 24 hours ago", [ago(HOURS_24 - 1)], true],
  ["the link 24 hours ago", [ago(HOURS_24)], false],
  ["the link made by another administrator", [ago(1000, { madeBy: "bo" })], false],
  ["the link made on the server", [ago(1000, { madeBy: null })], false],
  ["the same kind again", [ago(1000, { kind: "authenticator" })], false],
  ["another's link now and one's own long ago", [ago(1000, { madeBy: "bo" }), ago(HOURS_24 * 2)], false],
  ["one's own link among others'", [ago(1000, { madeBy: "bo" }), ago(2000)], true],
])("resetting the authenticator after %s", (_name, earlier, isRefused) => {
  expect(refuseReset("authenticator", earlier, "alex", NOW) !== null).toBe(isRefused);
});

test("says what was done, who may do it now, and when oneself may, across a change of the clocks", () => {
  expect(refuseReset("authenticator", [ago(HOURS_24 / 2)], "alex", NOW)).toBe(
    "You made a link to set this person’s password on 9 Mar 2026, 21:00. Another administrator can reset the authenticator now, or you can from 10 Mar 2026, 21:00",
  );
  const spring = new Date("2026-03-28T12:00:00.000Z");
  const reset: Reset = { kind: "authenticator", madeBy: "alex", madeAt: spring.toISOString() };
  expect(refuseReset("password-link", [reset], "alex", spring)).toBe(
    "You reset this person’s authenticator on 28 Mar 2026, 12:00. Another administrator can make the link now, or you can from 29 Mar 2026, 13:00",
  );
});

test("nobody gets both factors within 24 hours, in whichever order, and everybody does after", () => {
  const kinds = ["password-link", "authenticator"] as const;
  fc.assert(
    fc.property(fc.integer({ min: 0, max: HOURS_24 * 2 }), fc.boolean(), (ms, isLinkFirst) => {
      const [first, second] = isLinkFirst ? kinds : ([...kinds].reverse() as [typeof kinds[1], typeof kinds[0]]); // prettier-ignore
      expect(refuseReset(second, [ago(ms, { kind: first })], "alex", NOW) === null).toBe(ms >= HOURS_24);
      expect(refuseReset(second, [ago(ms, { kind: first })], "bo", NOW)).toBeNull();
    }),
  );
});
