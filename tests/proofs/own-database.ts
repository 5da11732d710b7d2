import pg from "pg";
import { v7 as uuid } from "uuid";

/** Where there is a PostgreSQL server for the proofs (tests/run.js): the address of one of its databases. */
const SERVER = process.env.PROOF_DATABASE_URL;
export const hasServer = Boolean(SERVER);

/** A new, empty database of that server, sorted as the product asks for, while the work lasts. */
export async function onOwnDatabase(work: (url: string) => Promise<void>) {
  const name = `ja_${uuid().replaceAll("-", "")}`;
  await administer(`create database ${name} template template0 encoding 'UTF8' locale_provider icu icu_locale 'en-GB'`);
  try {
    await work(addressOf(name));
  } finally {
    await administer(`drop database ${name} with (force)`);
  }
}

function addressOf(name: string) {
  const url = new URL(SERVER ?? "");
  url.pathname = `/${name}`;
  return url.href;
}

async function administer(text: string) {
  const client = new pg.Client({ connectionString: addressOf("postgres") });
  await client.connect();
  try {
    await client.query(text);
  } finally {
    await client.end();
  }
}
