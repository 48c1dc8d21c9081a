// What is pasted in place of a file, read as the program reads it: a record that proves something, and the contents it may stand for.
import { hash, hex } from "../digest.js";
import { check, checkNote, checkProof, unverifiable } from "./check.js";
import { parseBundle, parseCheckpoint, parseNote, parseProof, utf8, watchwordIn } from "./records.js";

const DIGEST = /(?<![0-9A-Za-z])[0-9A-Fa-f]{8}(?:\s?[0-9A-Fa-f]{8}){7}(?![0-9A-Za-z])/g;
const CODE = /(?<![0-9A-Za-z])(?:[0-9A-Za-z]{4}[-‐‑‒–—－ ]?){3}[0-9A-Za-z]{5}(?![0-9A-Za-z])/g;
const MOST = 200; // digests of one text; files are for more
const LETTERS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
const contentOf = (bytes) => ({ length: bytes.length, sha256: hex(hash("sha256", bytes)), sm3: hex(hash("sm3", bytes)) });

// {kind, record, source, contents}: `source` is the court that a bundle names, or the origin of the log that signed.
export function readPasted(typed) {
  const text = typed.replace(/\r\n?/g, "\n");
  const whole = `${text.trim()}\n`;
  const at = whole.lastIndexOf("\n", whole.length - 2);
  const last = whole.slice(at + 1, -1);
  if (last.startsWith('{"digest"')) {
    const record = parseBundle(utf8(last));
    return { kind: "bundle", record, source: record.leaf.court, contents: [...contents(whole.slice(0, Math.max(at, 0)))] };
  }
  if (whole.startsWith("c2sp.org/tlog-proof@v1")) {
    const record = parseProof(whole);
    return { kind: "proof", record, source: record.checkpoint.origin, contents: [] };
  }
  const source = signedIn(whole);
  return source ? { kind: "note", record: whole, source, contents: [] } : { kind: "", source: "", contents: [...contents(text)] };
}

// The report on what proves itself, or null where the contents have to be looked up.
export function judgePasted({ kind, record, source, contents }, policy, stampers) {
  if (!kind) return null;
  if (!policy) return unverifiable("政策文件", `没有 ${source} 的政策文件，请一并选入`);
  if (kind === "proof") return checkProof(record, policy, null);
  if (kind === "note") return checkNote(record, policy);
  const tried = (contents.length ? contents : [null]).map((content) => check(record, policy, content, stampers));
  return tried.find(({ verdict }) => verdict === "一致") ?? tried[0];
}

// The first check code in it: what a message of the court or a paper says it can be looked up by.
export function codeIn(text) {
  for (const [found] of text.normalize("NFKC").matchAll(CODE)) {
    const letters = found.replace(/[^0-9A-Za-z]/g, "").replace(/o/gi, "0").replace(/[il]/gi, "1").toUpperCase();
    if (!isCode(letters)) continue;
    return `${letters.slice(0, 4)}-${letters.slice(4, 8)}-${letters.slice(8, 12)}-${letters.slice(12)}`;
  }
  return "";
}

function isCode(letters) {
  let total = 0;
  for (const letter of letters.slice(0, -1)) {
    total = (total ^ LETTERS.indexOf(letter)) << 1;
    if (total & 32) total ^= 0b100101;
  }
  return [...letters].every((letter) => LETTERS.includes(letter)) && LETTERS[total] === letters.at(-1);
}

function signedIn(whole) {
  try {
    return watchwordIn(whole)?.log ?? parseCheckpoint(parseNote(whole).text).origin;
  } catch {
    return "";
  }
}

function* contents(words) {
  const found = { sha256: [], sm3: [] };
  let end = 0;
  for (const each of [...words.matchAll(DIGEST)].slice(0, MOST)) {
    const name = words.slice(end, each.index).toLowerCase().includes("sm3") ? "sm3" : "sha256";
    found[name].push(each[0].replace(/\s/g, "").toLowerCase());
    end = each.index + each[0].length;
  }
  for (let i = 0; i < Math.max(found.sha256.length, found.sm3.length); i++) yield { length: null, sha256: found.sha256[i] ?? "", sm3: found.sm3[i] ?? "" };
  const bare = words.trim();
  if (!bare) return;
  const texts = [words, bare, `${bare}\n`].flatMap((text) => [text, text.replaceAll("\n", "\r\n")]);
  for (const text of new Set(texts)) yield contentOf(utf8(text));
}
