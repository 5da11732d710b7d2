// @vitest-environment jsdom
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { renderToStaticMarkup } from "react-dom/server";
import { afterEach, describe, expect, test } from "vitest";
import { OfficerSelect } from "#app/components/forms/officer-select.tsx";
import { Select } from "#app/components/govuk/select.tsx";
import { refuseOfficer } from "#app/domain/agencies/officer-of-agency.ts";

const police = { id: "police", name: "Leicestershire Police" };
const council = { id: "council", name: "Charnwood Borough Council" };
const officers = [
  { id: "cora", name: "Cora Council", agencyId: council.id, agencyName: council.name },
  { id: "pat", name: "Pat Police", agencyId: police.id, agencyName: police.name },
];

function Page({ agency = "", officer = "" }) {
  return (
    <form>
      <Select
        field={{ id: "agencyId", name: "agencyId", defaultValue: agency }}
        label="Agency"
        placeholder="Select an agency"
        items={[police, council].map(({ id, name }) => ({ value: id, text: name }))}
      />
      <OfficerSelect
        field={{ id: "officerId", name: "officerId", defaultValue: officer }}
        agencyField="agencyId"
        officers={officers}
        label="Officer"
      />
    </form>
  );
}

afterEach(cleanup);

describe("people from whom one is chosen", () => {
  const names = () => within(screen.getByLabelText("Officer")).getAllByRole("option").map((o) => o.textContent); // prettier-ignore
  const choose = (value: string) => fireEvent.change(screen.getByLabelText("Agency"), { target: { value } });

  test("without JavaScript stand all under the names of their agencies", () => {
    const html = renderToStaticMarkup(<Page agency="police" />);
    expect(html).toMatch(
      /<optgroup label="Charnwood Borough Council"><option value="cora">Cora Council<.*<optgroup label="Leicestershire Police"><option value="pat">/,
    );
  });

  test("with it are those of the chosen agency, and all while none is chosen", () => {
    render(<Page />);
    expect(names()).toEqual(["To be named by the agency", "Cora Council", "Pat Police"]);
    choose("police");
    expect(names()).toEqual(["To be named by the agency", "Pat Police"]);
    choose("council");
    expect(names()).toEqual(["To be named by the agency", "Cora Council"]);
  });

  test("somebody of another agency is given up when the agency is chosen", () => {
    render(<Page />);
    const officer = screen.getByLabelText<HTMLSelectElement>("Officer");
    fireEvent.change(officer, { target: { value: "cora" } });
    choose("police");
    expect(officer.value).toBe("");
  });

  test("whoever was sent before stays, with their agency, so that the error can be understood", () => {
    render(<Page agency="police" officer="cora" />);
    expect(names()).toEqual(["To be named by the agency", "Cora Council", "Pat Police"]);
    expect(screen.getByLabelText<HTMLSelectElement>("Officer").value).toBe("cora");
  });
});

describe("a lead or an owner", () => {
  test.each([
    ["of the agency beside them is taken", council, null],
    [
      "of another is refused in words that say whose they are",
      police,
      "Cora Council is at Charnwood Borough Council: select somebody at Leicestershire Police, or Charnwood Borough Council as the agency",
    ],
  ])("%s", (_name, agency, message) => {
    const cora = { name: "Cora Council", agencyId: council.id, agencyName: council.name };
    expect(refuseOfficer(cora, agency)).toBe(message);
  });
});
