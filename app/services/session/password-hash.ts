import { hash, verify } from "@node-rs/argon2";

/** Argon2id, above the least that OWASP names (19 MiB, two passes): about 70 ms off the main thread. */
const COST = { memoryCost: 65_536, timeCost: 3, parallelism: 1, outputLen: 32 };

/** Each takes 64 MiB and a core while it runs; the others wait in line. */
const AT_ONCE = 2;

/** Nobody's: checked in place of the hash that an unknown or invited user does not have, at the same cost. */
const NOBODYS = `$argon2id$v=19$m=${COST.memoryCost},t=${COST.timeCost},p=${COST.parallelism}$${"A".repeat(22)}$${"A".repeat(43)}`;

export function hashPassword(password: string): Promise<string> {
  return inLine(() => hash(composed(password), COST));
}

/** One hash, whether or not there is one to compare with. */
export async function isPassword(password: string, passwordHash: string | null): Promise<boolean> {
  const right = await inLine(() => verify(passwordHash ?? NOBODYS, composed(password)));
  return right && passwordHash !== null;
}

/** Keyboards compose accents in two ways. */
function composed(password: string) {
  return password.normalize("NFKC");
}

let running = 0;
const waiting: (() => void)[] = [];

async function inLine<R>(work: () => Promise<R>): Promise<R> {
  if (running >= AT_ONCE) await new Promise<void>((turn) => waiting.push(turn));
  else running++;
  try {
    return await work();
  } finally {
    const next = waiting.shift();
    if (next) next();
    else running--;
  }
}
