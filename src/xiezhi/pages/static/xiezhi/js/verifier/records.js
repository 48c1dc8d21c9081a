// The files of the log, each in its one spelling: notes, checkpoints, keys, policies (C2SP), proofs and bundles.
import { hash, hex } from "../digest.js";
import { SM2, ed25519, isEd25519Key, joined, number, onCurve, sm2 } from "./curves.js";

export const utf8 = (text) => new TextEncoder().encode(text);
const MAX = 2n ** 63n - 1n;

// What this page does not know how to judge, though it may well be good.
export function beyond(what) {
  throw Object.assign(new Error(`${what}，本页不能核验，请用 xiezhi-verify 程序`), { beyond: true });
}

export function must(holds, what) {
  if (!holds) throw new Error(what);
}

export function textOf(bytes) {
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes);
}

export function decode(text, what) {
  let data = "";
  try {
    data = atob(text);
  } catch {
    must(false, `${what}：不是 base64`);
  }
  must(data && btoa(data) === text, `${what}：不是规范的 base64`);
  return Uint8Array.from(data, (letter) => letter.charCodeAt(0));
}

function hash32(text, what) {
  const data = decode(text, what);
  must(data.length === 32, `${what}：应为 32 字节`);
  return data;
}

function decimal(text, what) {
  must(/^(0|[1-9][0-9]{0,19})$/.test(text) && BigInt(text) <= MAX, `${what}：不是十进制数`);
  return BigInt(text);
}

// --- keys ----------------------------------------------------------------------------------------------------------
const cosigned = (label) => (text, time) => utf8(`${label}\ntime ${time}\n${text}`);
const plain = (text) => utf8(text);
const KINDS = [
  { kind: "\x01", name: "Ed25519", holds: isEd25519Key, verify: ed25519, message: plain },
  { kind: "\x04", name: "Ed25519", holds: isEd25519Key, verify: ed25519, message: cosigned("cosignature/v1"), cosigns: true },
  { kind: "\x06", name: "ML-DSA-44", holds: (key) => key.length === 1312, cosigns: true },
  { kind: "\xffxiezhi/sm2-sm3-checkpoint/v1\n", name: "SM2", holds: (key) => onCurve(SM2, key), verify: sm2, message: plain },
  {
    kind: "\xffxiezhi/sm2-sm3-cosignature/v1\n",
    name: "SM2",
    holds: (key) => onCurve(SM2, key),
    verify: sm2,
    message: cosigned("cosignature/sm2/v1"),
    cosigns: true,
  },
];

function parseKey(text) {
  const [, name, id, body] = /^([^+]+)\+([^+]+)\+(.+)$/.exec(text) ?? must(false, "公钥应为 名称+编号+密钥");
  must(!/[\s\x00-\x1f]/.test(name), `公钥 ${name}：名称不得有空格`);
  const data = decode(body, `公钥 ${name}`);
  const scheme = KINDS.find(({ kind }) => [...kind].every((letter, i) => data[i] === letter.charCodeAt(0)));
  must(scheme, `公钥 ${name}：不认得的签名种类`);
  const key = { name, id, scheme, public: data.subarray(scheme.kind.length) };
  must(scheme.holds(key.public), `公钥 ${name}：不是可用的公钥`);
  must(hex(hash("sha256", joined(utf8(`${name}\n`), data)).subarray(0, 4)) === id, `公钥 ${name}：编号与密钥不符`);
  return key;
}

// --- notes and checkpoints -----------------------------------------------------------------------------------------
export function parseNote(whole) {
  const at = whole.lastIndexOf("\n\n");
  must(at >= 0 && whole.endsWith("\n") && !/[\x00-\x09\x0b-\x1f]/.test(whole), "检查点不是签名文本");
  const lines = whole.slice(at + 2).split("\n").slice(0, -1);
  must(lines.length && lines.length <= 100, "检查点没有签名，或签名过多");
  const signatures = lines.map((line) => {
    const [dash, name, code, more] = line.split(" ");
    must(dash === "—" && name && !name.includes("+") && code && more === undefined, "签名行的格式不对");
    const data = decode(code, "签名行");
    must(data.length > 4, "签名过短");
    return { name, id: hex(data.subarray(0, 4)), data: data.subarray(4) };
  });
  return { text: whole.slice(0, at + 1), signatures };
}

export function parseCheckpoint(text) {
  const lines = text.split("\n");
  must(lines.length > 3 && lines.pop() === "" && lines.every((line) => line), "检查点应有来源、大小和根三行");
  return { origin: lines[0], size: decimal(lines[1], "大小"), root: hash32(lines[2], "根"), text };
}

// Which of the keys signed, and when a cosigner says it did; throws with `bad` where a known key's line fails.
const judged = new Map();
function signedBy(note, keys) {
  const found = [];
  for (const { name, id, data } of note.signatures) {
    const key = keys.find((each) => each.name === name && each.id === id);
    if (!key?.scheme.verify) continue;
    const [time, signature] = key.scheme.cosigns ? [number(data.subarray(0, 8)), data.subarray(8)] : [null, data];
    const mark = `${key.name} ${key.id} ${hex(data)} ${note.text}`;
    if (!judged.has(mark)) judged.set(mark, key.scheme.verify(key.public, key.scheme.message(note.text, time), signature));
    if (!judged.get(mark) || time > MAX) throw Object.assign(new Error(`${name} 的签名与检查点不符`), { bad: true });
    found.push({ key, time });
  }
  return found;
}

// --- policies ------------------------------------------------------------------------------------------------------
export function parsePolicy(text) {
  const policy = { logs: [], witnesses: new Map(), groups: new Map(), quorum: null };
  const known = (name) => must(policy.witnesses.has(name) || policy.groups.has(name), `前文没有 ${name}`);
  const fresh = (name) => must(name !== "none" && !policy.witnesses.has(name) && !policy.groups.has(name), `${name} 重名`);
  const grouped = new Set();
  const read = {
    log([vkey]) {
      const key = parseKey(vkey);
      must(!key.scheme.cosigns, "日志的公钥不能是见证机构的");
      policy.logs.push(key);
    },
    witness([name, vkey]) {
      fresh(name);
      const key = parseKey(vkey);
      must(key.scheme.cosigns, "见证机构的公钥不能是日志的");
      must(![...policy.witnesses.values()].some((each) => hex(each.public) === hex(key.public)), "同一公钥列了两次");
      policy.witnesses.set(name, key);
    },
    group([name, threshold, ...members]) {
      fresh(name);
      for (const member of members) {
        known(member);
        must(!grouped.has(member), `${member} 已在另一组`);
        grouped.add(member);
      }
      const needed = { any: 1, all: members.length }[threshold] ?? Number(threshold);
      must(Number.isInteger(needed) && needed >= 1 && needed <= members.length, `${name} 的数目不对`);
      policy.groups.set(name, { needed, members });
    },
    quorum([name]) {
      must(policy.quorum === null, "quorum 只能有一行");
      if (name !== "none") known(name);
      policy.quorum = name;
    },
  };
  must(!text || text.endsWith("\n"), "政策文件最后一行也须换行");
  text.split("\n").forEach((line, at) => {
    const words = line.split(/[ \t]+/).filter(Boolean);
    if (!words.length || words[0].startsWith("#")) return;
    try {
      must(Object.hasOwn(read, words[0]) && words.length > 1, "不是政策文件的行");
      read[words[0]](words.slice(1));
    } catch (error) {
      must(false, `政策文件第 ${at + 1} 行：${error.message}`);
    }
  });
  must(policy.quorum !== null, "政策文件没有 quorum 一行");
  return policy;
}

function reached(policy, name, cosigned) {
  const group = policy.groups.get(name);
  return group ? group.members.filter((each) => reached(policy, each, cosigned)).length >= group.needed : cosigned.has(name);
}

// {checkpoint, byLog, byWitness}; throws with `bad` for a false signature, otherwise for one that is lacking
export function accept(policy, note) {
  const checkpoint = parseCheckpoint(note.text);
  const logs = policy.logs.filter((key) => key.name === checkpoint.origin);
  must(logs.length, `政策文件不含日志 ${checkpoint.origin}`);
  const signed = signedBy(note, [...logs, ...policy.witnesses.values()]);
  const byLog = signed.filter(({ key }) => logs.includes(key));
  const byWitness = new Map();
  for (const [name, key] of policy.witnesses) {
    const found = signed.find((each) => each.key === key);
    if (found) byWitness.set(name, found);
  }
  must(byLog.length, `没有日志 ${checkpoint.origin} 的签名`);
  if (policy.quorum !== "none" && !reached(policy, policy.quorum, new Set(byWitness.keys())))
    throw Object.assign(new Error(`只有 ${byWitness.size} 家联署，不足 ${policy.quorum}`), { unmet: true });
  return { checkpoint, byLog, byWitness };
}

// --- watchwords -----------------------------------------------------------------------------------------------------
export function watchwordIn(text) {
  try {
    const note = parseNote(text);
    const found = /^(\S+)\/watchword\n(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d[+-]\d\d:\d\d)\n(\d{6})\n$/.exec(note.text);
    return found && { note, log: found[1], given: found[2], digits: found[3] };
  } catch {
    return null;
  }
}

export const watchwordSigned = ({ note, log }, policy) => signedBy(note, policy.logs.filter((key) => key.name === log));

// --- proofs and bundles --------------------------------------------------------------------------------------------
export function parseProof(text) {
  const at = text.indexOf("\n\n");
  const [head, ...lines] = text.slice(0, Math.max(at, 0)).split("\n");
  must(at > 0 && head === "c2sp.org/tlog-proof@v1", "不是证明文件");
  if (lines[0]?.startsWith("extra ")) decode(lines.shift().slice(6), "extra");
  must(lines[0]?.startsWith("index ") && lines.length < 65, "证明文件没有 index 一行，或过长");
  const index = decimal(lines.shift().slice(6), "index");
  const note = parseNote(text.slice(at + 2));
  return { index, path: lines.map((line) => hash32(line, "证明")), note, checkpoint: parseCheckpoint(note.text) };
}

// RFC 9162, 2.1.3.2
export function isIncluded(leaf, { index, path, checkpoint }) {
  const name = checkpoint.origin.endsWith("/sm3") ? "sm3" : "sha256";
  let [fn, sn, node] = [index, checkpoint.size - 1n, hash(name, joined([0], leaf))];
  if (index >= checkpoint.size) return false;
  for (const step of path) {
    if (sn === 0n) return false;
    const isRight = fn & 1n || fn === sn;
    node = hash(name, isRight ? joined([1], step, node) : joined([1], node, step));
    while (isRight && fn && !(fn & 1n)) [fn, sn] = [fn >> 1n, sn >> 1n];
    [fn, sn] = [fn >> 1n, sn >> 1n];
  }
  return sn === 0n && hex(node) === hex(checkpoint.root);
}

function byPoint(a, b) {
  const [one, two] = [[...a], [...b]].map((text) => text.map((letter) => letter.codePointAt(0)));
  for (let i = 0; i < Math.min(one.length, two.length); i++) if (one[i] !== two[i]) return one[i] - two[i];
  return one.length - two.length;
}

export function canonical(value) {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (value === null || typeof value !== "object") return JSON.stringify(value);
  const names = Object.keys(value).sort(byPoint);
  return `{${names.map((name) => `${JSON.stringify(name)}:${canonical(value[name])}`).join(",")}}`;
}

function parseCanonical(text, what) {
  const value = JSON.parse(text);
  must(canonical(value) === text, `${what}不是规范的 JSON`);
  return value;
}

const FIELDS = "digest entry facts format leaf name proofs salt stamps values";
const LEAF = "act at by_role case_commitment court kind prev_of_case sha256 sm3 v";
const fieldsOf = (value) => Object.keys(value).sort().join(" ");
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{6})?(Z|[+-]\d\d:\d\d)$/;

function parseLeaf(text) {
  const leaf = parseCanonical(text, "叶子");
  must(leaf && fieldsOf(leaf) === LEAF && leaf.v === 1 && utf8(text).length < 65536, "存证包中的叶子不完整");
  const texts = [leaf.kind, leaf.court, leaf.act, leaf.by_role];
  must(texts.every((each) => typeof each === "string" && each && !/[\x00-\x1f\x7f]/.test(each)), "叶子中的文字不对");
  const hashes = [leaf.case_commitment, leaf.sha256, leaf.sm3, ...(leaf.prev_of_case === null ? [] : [leaf.prev_of_case])];
  must(hashes.every((each) => typeof each === "string" && isSalt(each)), "叶子中的散列不对");
  must(typeof leaf.at === "string" && INSTANT.test(leaf.at) && !Number.isNaN(Date.parse(leaf.at)), "叶子中的时间不对");
  return leaf;
}
const isSalt = (text) => /^[0-9a-f]{64}$/.test(text);
const isOpened = (each) => fieldsOf(each) === "salt text" && typeof each.text === "string" && isSalt(each.salt);

export function parseBundle(bytes) {
  const { digest, ...rest } = parseCanonical(textOf(bytes), "存证包");
  must(fieldsOf({ digest, ...rest }) === FIELDS && rest.format === "xiezhi/bundle/v1", "不是存证包");
  must(hex(hash("sha256", utf8(canonical(rest)))) === digest, "存证包已损坏");
  const leaf = parseLeaf(rest.leaf);
  must(typeof rest.name === "string" && Array.isArray(rest.stamps) && rest.facts && !Array.isArray(rest.facts), "存证包的字段不对");
  must(rest.salt === null || isSalt(rest.salt), "盐值的格式不对");
  must([...rest.values, ...(rest.entry ? [rest.entry] : [])].every(isOpened), "披露内容的格式不对");
  const names = Object.keys(rest.proofs);
  must(names.length && names.every((name) => name === "sha256" || name === "sm3"), "存证包没有证明");
  const proofs = Object.fromEntries(names.map((name) => [name, parseProof(rest.proofs[name])]));
  const stamps = rest.stamps.map((each) => decode(each, "时间戳"));
  return { ...rest, leaf, leafBytes: utf8(rest.leaf), proofs, stamps };
}
