import { v7 as uuid } from "uuid";
import { FIRST_LOCATION_LEVELS, FIRST_QUESTIONNAIRE, FIRST_RISK_FACTORS } from "#app/domain/risk/shipped-lists.ts";
import { fold } from "#app/domain/search/fold.ts";
import { insertLocationLevels, insertQuestionnaire, insertRiskFactors } from "#db/queries/risk-lists.ts";
import type { Transaction } from "#db/transaction.ts";

/** The lists by which a new partnership assesses risk, until it has its own. */
export async function giveFirstRiskLists(trx: Transaction, partnership_id: string, created_at: string) {
  const own = { partnership_id, created_at, version: 1 };
  await insertRiskFactors(
    trx,
    FIRST_RISK_FACTORS.map((name) => ({ ...own, id: uuid(), name, name_folded: fold(name), ended_on: null })),
  );
  await insertLocationLevels(
    trx,
    FIRST_LOCATION_LEVELS.map((level, at) => ({
      ...own,
      ...level,
      id: uuid(),
      rank: at + 1,
      name_folded: fold(level.name),
      ended_on: null,
    })),
  );
  await insertQuestionnaire(trx, {
    ...own,
    id: uuid(),
    number: 1,
    status: "published",
    content: JSON.stringify(FIRST_QUESTIONNAIRE),
    published_by: null,
    published_at: created_at,
  });
}
