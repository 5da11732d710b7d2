import fc from "fast-check";
import { expect, test } from "vitest";
import { browserName } from "#app/domain/access/browser-name.ts";
import { COMMON_PASSWORDS } from "#app/domain/access/common-passwords.ts";
import { localPath } from "#app/domain/access/local-path.ts";
import { foldRecoveryCode, recoveryCodeFrom } from "#app/domain/access/recovery-codes.ts";
import { refusePassword } from "#app/domain/access/refuse-password.ts";
import { acceptableSteps, totpStepAt } from "#app/domain/access/totp-steps.ts";
import { readSessionCookie, setSessionCookie } from "#app/http/session-cookie.ts";
import {
  codeAt,
  enrolmentOf,
  newAuthenticatorSecret,
  sealSecret,
  stepOfCode,
  unsealSecret,
} from "#app/services/session/totp.ts";
import "../support/database.ts";
import { SECRET } from "./people.ts";

// RFC 6238 appendix B, SHA-1; its eight digits end in our six.
test.each([
  [59, "94287082"],
  [1111111109, "07081804"],
  [1111111111, "14050471"],
  [1234567890, "89005924"],
  [2000000000, "69279037"],
  [20000000000, "65353130"],
])("at %i seconds the code is that of RFC 6238", (seconds, eight) => {
  const now = new Date(seconds * 1000);
  expect(codeAt(SECRET, totpStepAt(now))).toBe(eight.slice(2));
  expect(stepOfCode(SECRET, eight.slice(2), acceptableSteps(now, null))).toBe(totpStepAt(now));
});

test.each([
  ["29.999 seconds are the first step", 29_999, 0],
  ["30 seconds are the second", 30_000, 1],
])("%s", (_, ms, step) => expect(totpStepAt(new Date(ms))).toBe(step));

test("one step either way is taken, two are not, and none up to the last one used", () => {
  const now = new Date(3_000_000);
  expect(acceptableSteps(now, null).sort()).toEqual([99, 100, 101].sort());
  expect(acceptableSteps(now, 100)).toEqual([101]);
  expect(acceptableSteps(now, 101)).toEqual([]);
  expect(stepOfCode(SECRET, codeAt(SECRET, 98), acceptableSteps(now, null))).toBeNull();
  expect(stepOfCode(SECRET, codeAt(SECRET, 102), acceptableSteps(now, null))).toBeNull();
});

test("a secret is sealed for its user and opens for nobody else", () => {
  const sealed = sealSecret(SECRET, "one");
  expect(sealed).not.toContain(SECRET);
  expect(unsealSecret(sealed, "one")).toBe(SECRET);
  expect(() => unsealSecret(sealed, "two")).toThrow();
});

test("an enrolment gives the secret in groups of four and a picture", () => {
  const secret = newAuthenticatorSecret();
  const { secret: shown, path, size } = enrolmentOf(secret, "sam@example.org");
  expect(shown).toMatch(/^([A-Z2-7]{4} ){7}[A-Z2-7]{4}$/);
  expect(shown.replaceAll(" ", "")).toBe(secret);
  expect(path).toMatch(/^(M\d+ \d+h1v1h-1z)+$/);
  expect(size).toBeGreaterThan(30);
});

const WORDS = [
  "Priya Sharma",
  "priya.sharma@charnwood.gov.uk",
  "Charnwood Borough Council",
  "Charnwood Community Safety Partnership",
];

test.each([
  ["eleven characters", "dxkqzmwpvbj", /12 characters or more/],
  ["eleven code points of two units each", "😀😃😄😁😆😅😂🙂🙃😉😊", /12 characters or more/],
  ["a thousand and one characters", "k7 pq".repeat(201).slice(0, 1001), /1,000 characters or fewer/],
  ["one character", "aaaaaaaaaaaa", /harder to guess/],
  ["a repeated group", "abc7abc7abc7abc7", /harder to guess/],
  ["a common word and a year", "Password2026!!", /harder to guess/],
  ["imitated letters", "P@ssw0rd2026", /harder to guess/],
  ["along the keyboard", "qwertyuiop123", /harder to guess/],
  ["digits in order", "1234567890123", /harder to guess/],
  ["season and year", "Summer2026!!!", /harder to guess/],
  ["a known one", "Correct-Horse-Battery-Staple", /harder to guess/],
  ["the partnership", "Charnwood2026!", /not made of your name/],
  ["the partnership, imitated", "Ch4rnw00d-2026", /not made of your name/],
  ["the user", "priyasharma1", /not made of your name/],
  ["the agency and welcome", "Welcome-Charnwood-Borough", /not made of your name/],
  ["the product", "JointAction123", /harder to guess/],
])("%s is refused", (_, password, reason) => expect(refusePassword(password, WORDS)).toMatch(reason));

test.each([
  ["words of nobody's", "umbrella violin seventeen"],
  ["twelve at random", "t7#Kq9vLx2&w"],
  ["a long number at random", "8471 9028 3746 1559 20"],
  ["the partnership among other words", "charnwood otters paint lampposts"],
  [
    "a thousand characters",
    Array.from({ length: 250 }, (_, i) => `otter ${i}`)
      .join(" ")
      .slice(0, 1000),
  ],
  ["other alphabets", "пароход семнадцать зонтиков"],
])("%s is taken", (_, password) => expect(refusePassword(password, WORDS)).toBeNull());

test("every password of the list is refused, however it is written", () => {
  const taken = COMMON_PASSWORDS.filter(
    (password) => refusePassword(password, []) === null || refusePassword(password.toUpperCase(), []) === null,
  );
  expect(taken).toEqual([]);
  expect(
    COMMON_PASSWORDS.filter((password) => /[^\p{L}\p{N}]/u.test(password) || password !== password.toLowerCase()),
  ).toEqual([]);
});

test("random passwords of 16 letters are taken", () => {
  const letters = fc
    .array(fc.constantFrom(..."bcdghkmnpqstvwxz"), { minLength: 16, maxLength: 40 })
    .map((a) => a.join(""));
  fc.assert(
    fc.property(letters, (p) => new Set(p).size < 8 || /(.)\1\1/.test(p) || refusePassword(p, WORDS) === null),
    { seed: 7, numRuns: 300 },
  );
});

test.each(["/", "/cases/1?status=open", "/search/%2F%2Fevil.example"])("%s is a path of this site", (path) => {
  expect(localPath(path)).toBe(path);
});

test.each([
  "", "cases", "/a//b", "//evil.example", "/\\evil.example", "/\t/evil.example", "/\n/evil.example", "https://evil.example/", "javascript:alert(1)",
  "/..//evil.example", "/a\\b", "/\u0000", " /", "/./\\evil", "\\/evil.example",
])("%j leads nowhere", (path) => expect(localPath(path)).toBeNull()); // prettier-ignore

test("whatever is given, the way back stays on this site", () => {
  fc.assert(
    fc.property(
      fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom("/", "\\", ".", ":", "@", "\t", "e", "?") })),
      (text) => {
        const path = localPath(`/${text}`);
        return path === null || new URL(path, "https://ja.example.org").origin === "https://ja.example.org";
      },
    ),
    { seed: 7, numRuns: 5000 },
  );
  expect(localPath(null)).toBeNull();
  expect(localPath(["/"])).toBeNull();
});

test("a recovery code is found again however it is typed", () => {
  const code = recoveryCodeFrom(Uint8Array.from({ length: 16 }, (_, i) => i * 17));
  expect(code).toMatch(/^[0-9a-hjkmnp-tv-z]{4}(-[0-9a-hjkmnp-tv-z]{4}){3}$/);
  expect(
    foldRecoveryCode(` ${code.toUpperCase().replaceAll("-", " ").replaceAll("0", "O").replaceAll("1", "l")} `),
  ).toBe(foldRecoveryCode(code));
});

test.each([
  [
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0",
    "Edge on Windows",
  ],
  [
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1",
    "Safari on iPhone",
  ],
  ["Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0", "Firefox on Linux"],
  ["curl/8", "A browser"],
  [null, "A browser"],
])("%s is named", (agent, name) => expect(browserName(agent)).toBe(name));

// SECURITY S7.
test("the cookie is HttpOnly, Lax and for the whole site; behind TLS also Secure and __Host-", () => {
  const seen: { name: string; options: object }[] = [];
  const res = {
    cookie: (name: string, _: string, options: object) => seen.push({ name, options }),
    clearCookie: (name: string, options: object) => seen.push({ name, options }),
  };
  setSessionCookie(res as never, "https://ja.example.org", "token");
  setSessionCookie(res as never, "http://localhost:3000", "token");
  setSessionCookie(res as never, "https://ja.example.org", null);
  const [tls, plain, cleared] = seen;
  expect(tls).toEqual({
    name: "__Host-session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: true, maxAge: 43_200_000 },
  });
  expect(plain).toEqual({
    name: "session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: false, maxAge: 43_200_000 },
  });
  expect(cleared).toEqual({
    name: "__Host-session",
    options: { httpOnly: true, sameSite: "lax", path: "/", secure: true },
  });
  expect(readSessionCookie("a=b; __Host-session=token", "https://ja.example.org")).toBe("token");
  expect(readSessionCookie("session=token", "https://ja.example.org")).toBeNull();
});
