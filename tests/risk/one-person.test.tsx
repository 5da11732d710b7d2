import { renderToStaticMarkup } from "react-dom/server";
import { v7 as uuid } from "uuid";
import { beforeEach, describe, expect, test } from "vitest";
import { PersonRisk, type PersonRiskView } from "#app/components/risk/person-risk.tsx";
import { type CareAnswers, careInWords } from "#app/domain/risk/care-act.ts";
import { eachPerson } from "#app/domain/risk/one-person.ts";
import { loader as casePage } from "#app/routes/cases/cases.$caseId/route.tsx";
import { loader as riskPage } from "#app/routes/risk/cases.$caseId_.risk/route.tsx";
import type { Executor } from "#db/transaction.ts";
import { aCase, anActor, aPartnership, aPerson, get, insert, testDatabase, type TestPartnership } from "../factories.ts"; // prettier-ignore

const link = (personId: string, standingId: string, role: "perpetrator" | "victim" = "perpetrator") => ({
  ...{ personId, standingId, role, standing: role === "victim" ? null : ("alleged" as const) },
});
const assessed = (personId: string, rank: number, assessedOn: string) => ({
  personId,
  rank,
  assessedOn,
  id: assessedOn,
});

test.each<[string, ReturnType<typeof link>[], ReturnType<typeof assessed>[], string[]]>([
  ["each of two people", [link("a", "a"), link("b", "b")], [], ["a: a", "b: b"]],
  ["the record that stands, of two not assessed", [link("a", "b"), link("b", "b")], [], ["b: b a"]],
  ["the one that is assessed", [link("a", "b"), link("b", "b")], [assessed("a", 0, "2026-03-01")], ["a: b a"]],
  [
    "the one with the higher level, though older",
    [link("a", "b"), link("b", "b")],
    [assessed("a", 2, "2026-01-01"), assessed("b", 1, "2026-03-01")],
    ["a: b a"],
  ],
  [
    "the one assessed last, of the same level",
    [link("a", "b"), link("b", "b")],
    [assessed("a", 2, "2026-03-01"), assessed("b", 2, "2026-01-01")],
    ["a: b a"],
  ],
  ["two records merged into one that is not of the case", [link("a", "c"), link("b", "c")], [], ["a: a b"]],
])("shown is %s", (_name, links, newest, shown) => {
  const people = eachPerson(links, newest, ({ rank }) => rank);
  expect(people.map((p) => `${p.link.personId}: ${p.personIds.toSorted((a) => (a === p.link.standingId ? -1 : 0)).join(" ")}`)).toEqual(shown); // prettier-ignore
});

test("the roles of both records stand with the person, each once", () => {
  const links = [link("a", "b"), link("b", "b"), link("b", "b", "victim")];
  expect(eachPerson(links, [], () => 0)[0]?.role).toBe("Alleged perpetrator; Victim");
});

const NOTHING: CareAnswers = {
  ...{ careNeeds: null, careAbuse: null, careProtect: null, careConcernOn: null, careDecision: null },
  ...{ careDecidedBy: null, careDecisionOn: null, varm: null, varmWords: null },
};
test.each<[string, Partial<CareAnswers> | null, [string, string][]]>([
  ["nothing was asked", null, []],
  ["nothing was answered", {}, []],
  [
    "the limbs",
    { careNeeds: "yes", careAbuse: "no", careProtect: "unknown" },
    [
      ["Care Act s42: has needs for care and support, met or not", "Yes"],
      ["Care Act s42: is experiencing abuse or neglect, or at risk of it", "No"],
      ["Care Act s42: because of those needs cannot protect themselves", "Not known"],
    ],
  ],
  [
    "what the county council decided",
    { careConcernOn: "2026-03-01", careDecision: "enquiry", careDecidedBy: "Ms Ward", careDecisionOn: "2026-03-05" },
    [
      ["Care Act concern raised", "1 March 2026"],
      ["Care Act s42: the county council", "Enquiry under s42, decided by Ms Ward, told on 5 March 2026"],
    ],
  ],
  ["that it has not told", { careDecision: "awaited" }, [["Care Act s42: the county council", "Not told yet"]]],
  ["VARM", { varm: "yes", varmWords: "Meeting called" }, [["VARM considered", "Yes: Meeting called"]]],
  ["VARM without words", { varm: "no" }, [["VARM considered", "No"]]],
])("of the Care Act is shown %s", (_name, answers, words) => {
  expect(careInWords(answers && { ...NOTHING, ...answers }).map(({ key, value }) => [key, value])).toEqual(words);
});

describe("the risk page", () => {
  let db: Executor;
  let p: TestPartnership;
  let caseId: string;
  let personId: string;
  type Page = { people: PersonRiskView[]; victims: { name: string; care: { key: string }[] }[]; today: string };
  const open = async () => {
    const chair = await anActor(db, p, { groups: { [p.adultsId]: "chair" } });
    return {
      page: (await get(riskPage, chair, { caseId })) as Page,
      overview: (await get(casePage, chair, { caseId })) as { risk: { personId: string; level: string }[] },
    };
  };
  const addLink = (person_id: string, role: "perpetrator" | "victim") =>
    insert(db, "case_link", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, person_id, role, from_day: "2026-02-25" },
      ...{ standing: role === "victim" ? null : "alleged", until_day: null, version: 1 },
    } as never);
  const assess = (person_id: string, overall: "low" | "high", assessed_on: string) =>
    insert(db, "risk_assessment", {
      ...{ id: uuid(), partnership_id: p.partnershipId, case_id: caseId, person_id, assessed_on, assessed_by: null },
      ...{ recorded_at: `${assessed_on}T09:00:00.000Z`, reoffending: overall, reoffending_reasons: "x" },
      ...{ harm_to_others: overall, harm_to_others_reasons: "x", harm_to_self: overall, harm_to_self_reasons: "x" },
      ...{ overall, next_review_on: "2026-07-09" },
    });
  beforeEach(async () => {
    db = await testDatabase();
    p = await aPartnership(db);
    ({ id: caseId, personId } = await aCase(db, p, { group_id: p.adultsId }));
  });

  test("lists two merged records of one person once, with the level that the case counts and both histories", async () => {
    const merged = await aPerson(db, p, { merged_into_id: personId });
    await addLink(merged, "perpetrator");
    await assess(merged, "high", "2026-01-10");
    await assess(personId, "low", "2026-03-01");
    const { page, overview } = await open();
    expect(page.people).toHaveLength(1);
    expect(page.people[0]).toMatchObject({ personId: merged, level: "high" });
    expect(page.people[0]?.history).toHaveLength(2);
    expect(overview.risk).toMatchObject([{ personId, level: "high" }]);
  });

  test("lists a victim once, too", async () => {
    const victim = await aPerson(db, p);
    await addLink(victim, "victim");
    await addLink(await aPerson(db, p, { merged_into_id: victim }), "victim");
    expect((await open()).page.victims).toHaveLength(1);
  });

  test("shows the newest answers of the Care Act and VARM, of somebody not assessed yet, too", async () => {
    const base = { partnership_id: p.partnershipId, case_id: caseId, person_id: personId, answered_by: null };
    for (const [answered_at, care_decision] of [
      ["2026-03-01T09:00:00.000Z", "awaited"],
      ["2026-03-02T09:00:00.000Z", "enquiry"],
    ] as const)
      // prettier-ignore
      await insert(db, "risk_questions", {
        ...{ ...base, id: uuid(), answered_at, care_needs: "yes", care_abuse: "yes", care_protect: "no" },
        ...{ care_concern_on: "2026-03-01", care_decision, care_decided_by: "Ms Ward", care_decision_on: "2026-03-02" },
        ...{ varm: "yes", varm_words: "Meeting called" },
      } as never);
    const { page } = await open();
    const [person] = page.people;
    if (!person) throw new Error("Nobody is listed");
    const may = { assess: true, decide: true };
    const html = renderToStaticMarkup(<PersonRisk caseId={caseId} person={person} today="2026-03-10" may={may} />);
    expect(html).toContain("Enquiry under s42, decided by Ms Ward, told on 2 March 2026");
    expect(html).toContain("Yes: Meeting called");
    expect(html).not.toContain("Not told yet");
  });
});
