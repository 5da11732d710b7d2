import { expect, test } from "vitest";
import { exportAddress } from "#app/domain/exports/address.ts";
import { GATEWAYS, refuseGateway } from "#app/domain/disclosures/gateway.ts";
import { exportName, mayFetch } from "#app/domain/exports/disclosure.ts";
import { exportForm } from "#app/domain/exports/export.form.ts";
import { EXPORT_LISTS, exportWords, listHref, parseExportAddress } from "#app/domain/exports/lists.ts";

const GROUP = "0197a0c0-0000-7000-8000-000000000001";

test.each([
  ["list=cases&group=own&status=open", "Cases: one's own", "/cases?group=own&status=open"],
  [`list=cases&group=${GROUP}&status=closed`, "Cases: JAG, closed", `/cases?group=${GROUP}&status=closed`],
  [
    `list=referrals&group=${GROUP}&status=awaiting-decision`,
    "Referrals: JAG, awaiting decision",
    `/referrals?group=${GROUP}&status=awaiting-decision`,
  ],
  [
    "list=risk-reviews&role=supervisor&whose=mine&state=due&level=other",
    "Reviews of risk: supervisor, one's own, due within a week, not High",
    "/risk/reviews?role=supervisor&whose=mine&state=due&level=other",
  ],
  ["list=own-actions", "Your actions", "/actions"],
  ["list=unowned-actions", "Actions that nobody owns", "/actions/unowned"],
  [`list=group-actions&group=${GROUP}`, "Actions of a group: JAG", `/actions/groups/${GROUP}`],
  [`list=attendance&group=${GROUP}`, "Who came to the last meetings: JAG", `/groups/${GROUP}/attendance`],
  [`list=meetings&group=${GROUP}&show=past`, "Meetings: JAG, past", `/groups/${GROUP}/meetings?show=past`],
  [`list=finished-actions&group=${GROUP}`, "Finished actions of a group: JAG", `/actions/groups/${GROUP}#finished`],
  [`list=documents&kind=case&record=${GROUP}`, "Documents: case JAG", `/documents/records/case/${GROUP}`],
  ["list=imports", "Files loaded", "/admin/imports"],
  ["list=settings", "Settings", "/admin/settings"],
  ["list=legal-parameters", "Numbers of the law", "/admin/legal-parameters"],
  [
    "list=legal-parameters&power=cpn&show=unconfirmed",
    "Numbers of the law, narrowed by power, narrowed by show",
    "/admin/legal-parameters?power=cpn&show=unconfirmed",
  ],
  ["list=agencies", "Agencies", "/admin/agencies"],
  ["list=agencies&agreement=due", "Agencies, narrowed by agreement", "/admin/agencies?agreement=due"],
  ["list=groups", "Groups", "/admin/groups"],
  [
    "list=overdue-actions&age=short&reason=not-said",
    "Overdue actions: JAG",
    "/actions/overdue?age=short&reason=not-said",
  ],
  [
    `list=log&from=2026-03-01&until=2026-03-31&user=${GROUP}&record=CS-26-0014`,
    "Log, from 1 March 2026, to 31 March 2026, of one person, of one record",
    "/audit",
  ],
  ["list=users&status=disabled", "Users, narrowed by status", "/admin/users?status=disabled"],
  ["list=figures&quarter=2025-26-Q4", "Quarter figures: Quarter 4 2025/26", "/performance/outcomes?quarter=2025-26-Q4"],
])("%s is %s", (address, words, href) => {
  const asked = parseExportAddress(new URLSearchParams(address));
  if (!asked) throw new Error("Not read");
  expect(exportWords(asked, "JAG")).toBe(words);
  expect(listHref(asked)).toBe(href);
  expect(parseExportAddress(new URLSearchParams(exportAddress(asked).split("?")[1]))).toEqual(asked);
});

test.each([
  "",
  "list=people",
  "list=cases",
  "list=meetings",
  "list=group-actions&group=x",
  "list=finished-actions",
  "list=documents&kind=case",
  `list=documents&kind=person&record=${GROUP}`,
  "list=agencies&agreement=x",
  "list=cases&group=x&status=open",
  `list=cases&group=${GROUP}&status=x`,
  "list=referrals&group=own&status=accepted",
  "list=figures&quarter=2025",
  "list=log&from=yesterday",
  "list=toString",
])("%j is no list of ours", (address) => {
  expect(parseExportAddress(new URLSearchParams(address))).toBeNull();
});

const OWN = { format: "csv", destination: "own-use", purpose: "The meeting in May" };
const DISCLOSED = {
  format: "xlsx",
  destination: "disclosed",
  recipients: "Probation, Ada Example",
  gateway: "cda-s115",
  necessity: "To plan the release",
  proportionality: "Only the open cases",
  approvedBy: "Bea Example, chair",
};

test.each([OWN, DISCLOSED])("%o says enough", (form) => {
  expect(exportForm.safeParse(form).data).toEqual(form);
});

test.each([
  ...Object.keys(OWN).map((field) => [OWN, field] as const),
  ...Object.keys(DISCLOSED).map((field) => [DISCLOSED, field] as const),
])("%o without %s is refused at that field", (form, field) => {
  const found = exportForm.safeParse({ ...form, [field]: "" });
  expect(found.error?.issues.map((issue) => issue.path.join("."))).toEqual([field]);
});

test("section 17A is for lists that are about nobody", () => {
  for (const list of Object.values(EXPORT_LISTS))
    for (const gateway of GATEWAYS)
      expect(refuseGateway(list, gateway) !== null).toBe(gateway === "cda-s17a" && list.isPersonal);
  const { attendance, agencies, groups, figures, money, training } = EXPORT_LISTS;
  expect(Object.values(EXPORT_LISTS).filter((list) => !list.isPersonal)).toEqual([
    attendance,
    agencies,
    groups,
    money,
    training,
    figures,
  ]);
});

test.each([
  ["2026-03-01T10:59:59.999Z", true],
  ["2026-03-01T11:00:00.000Z", false],
])("a file made at 10:00 can be fetched at %s: %s", (now, may) => {
  expect(mayFetch({ madeAt: "2026-03-01T10:00:00.000Z" }, new Date(now))).toBe(may);
});

test("a file is named for its list and day", () => {
  const id = "0197a0c0-0000-7000-8000-00000000abcd";
  const named = { list: "cases", format: "csv", id, day: "2026-03-01" } as const;
  expect(exportName({ ...named, part: 1, parts: 1 })).toBe("cases-2026-03-01-00abcd.csv");
  expect(exportName({ ...named, part: 2, parts: 3 })).toBe("cases-2026-03-01-00abcd-2-of-3.csv");
});
