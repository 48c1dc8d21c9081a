// 核验: whether a content is the one that a log recorded, step by step; the same rows as the program xiezhi-verify.
import { hash, hex } from "../digest.js";
import { bytesOf, joined } from "./curves.js";
import { accept, isIncluded, parseCheckpoint, parseNote, utf8, watchwordIn, watchwordSigned } from "./records.js";
import { stampedBy } from "./stamp.js";

export const LIMITS = "上述结论只说明数据自存证时起未经改动；存证之前的真实性以及关联性、合法性，由人民法院依法审查。";
const NAMES = { sha256: "SHA-256", sm3: "SM3" };

export const row = (name, state, value) => ({ name, state, value });

// What rows amount to: verdict, the sentence with the first row that decided it, since when, and by whom witnessed.
export function reportOf(rows, since = "", witnesses = []) {
  const has = (state) => rows.find((each) => each.state === state);
  const decided = has("不通过") ?? has("无法核验");
  const verdict = has("不通过") ? "不一致" : decided ? "无法核验" : "一致";
  return { rows, verdict, sentence: decided ? `${verdict}：${decided.name}——${decided.value}` : "一致：各项核验均通过。", since, witnesses };
}
export const unverifiable = (name, reason) => reportOf([row(name, "无法核验", reason)]);

const commitment = (salt, length, digest, name) =>
  hex(hash(name, joined(utf8("xiezhi/commitment/v1\n"), unhex(salt), bytesOf(BigInt(length), 8), unhex(digest))));
const unhex = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));
const commitmentOf = (salt, bytes, name) => commitment(salt, bytes.length, hex(hash(name, bytes)), name);

function beijing(seconds) {
  const at = new Date(Number(seconds) * 1000 + 288e5);
  return Number.isNaN(at.getTime()) ? `第 ${seconds} 秒` : `${at.toISOString().slice(0, 19).replace("T", " ")}+08:00`;
}

// content: {length, sha256, sm3} with digests in hex, or null
export function check(bundle, policy, content, stampers = []) {
  const witnesses = new Set();
  const rows = [...ofContent(bundle, content), ...ofEntry(bundle, policy), ...ofLog(bundle, policy, witnesses, stampers)];
  return reportOf(rows, bundle.leaf.at, [...witnesses]);
}

function* ofContent(bundle, content) {
  if (!content) return yield row("送检文件", "未提供", "只核验存证记录本身");
  if (!bundle.entry && !bundle.salt) return yield row("送检文件", "无法核验", "存证包缺少盐值");
  if (!bundle.entry && content.length === null) return yield row("送检文件", "无法核验", "只给了摘要，没有给长度，对不上这种存证包；请选文件");
  for (const [name, label] of Object.entries(NAMES)) {
    const digest = content[name];
    if (!digest) {
      yield row(`送检文件 ${label}`, "未提供", "没有给出");
      continue;
    }
    const found = bundle.entry ? bound(bundle, content, name) : commitment(bundle.salt, content.length, digest, name) === bundle.leaf[name];
    if (found) yield row(`送检文件 ${label}`, "通过", digest);
    else if (name === "sm3" && bundle.entry && bound(bundle, content, "sha256"))
      yield row(`送检文件 ${label}`, "未提供", `${digest}；记录中没有以 ${label} 登记`);
    else yield row(`送检文件 ${label}`, "不通过", `与存证记录不符（${digest}）`);
  }
}

function bound({ entry, salt, values }, content, name) {
  const marks = [content[name], ...values.filter(({ text }) => text === content[name]).map((each) => commitmentOf(each.salt, utf8(each.text), name))];
  if (salt && content.length !== null) marks.push(commitment(salt, content.length, content[name], name));
  if (salt) marks.push(commitmentOf(salt, utf8(content.sha256), name));
  return marks.some((mark) => entry.text.includes(`"${mark}"`));
}

function* ofEntry({ entry, leaf, values }, policy) {
  if (!entry) return;
  for (const [name, label] of Object.entries(NAMES)) {
    const made = commitmentOf(entry.salt, utf8(entry.text), name);
    const good = made === leaf[name];
    yield row(`记录承诺值 ${label}`, good ? "通过" : "不通过", good ? made : "记录正文与叶子中的承诺值不符");
  }
  for (const { text, salt } of values) {
    const good = entry.text.includes(`"${commitmentOf(salt, utf8(text), "sha256")}"`);
    const word = good && watchwordIn(text);
    yield word ? ofWatchword(word, policy) : row("披露内容", good ? "通过" : "不通过", good ? text : "不是该记录所承诺的内容");
  }
}

function ofWatchword(word, policy) {
  try {
    const kinds = watchwordSigned(word, policy).map(({ key }) => key.scheme.name).join("、");
    if (!kinds) return row("口令", "无法核验", "没有政策所列密钥的签名");
    return row("口令", "通过", `${word.digits}，${word.given} 发出（${kinds}）；材料中有没有，请看材料`);
  } catch {
    return row("口令", "不通过", "签名与口令不符");
  }
}

function* ofLog({ leaf, leafBytes, proofs, stamps }, policy, witnesses, stampers) {
  yield row("存证记录", "通过", `${leaf.court} ${leaf.act}，${leaf.at} 收讫`);
  for (const [name, label] of Object.entries(NAMES)) {
    const proof = proofs[name];
    if (!proof) {
      yield row(`${label} 日志`, "未提供", "存证包不含该算法的证明");
      continue;
    }
    const isOther = proof.checkpoint.origin.endsWith("/sm3") !== (name === "sm3");
    yield* isOther ? [outside(label)] : ofProof(label, leafBytes, proof, policy, witnesses);
  }
  if (proofs.sha256 && proofs.sm3) yield samePlace(proofs.sha256, proofs.sm3);
  if (!stamps.length) yield row("时间戳", "未提供", "存证包不含时间戳");
  for (const token of stamps) yield ofStamp(token, proofs, stampers);
}

// A stamp covers both trees at one size, as the program's joint message spells them.
function ofStamp(token, { sha256, sm3 }, stampers) {
  if (stampers.length && !(sha256 && sm3)) return row("时间戳", "无法核验", "时间戳覆盖两棵树，存证包只含其一");
  const [one, two] = [sha256?.checkpoint, sm3?.checkpoint];
  if (stampers.length && (two.origin !== `${one.origin}/sm3` || two.size !== one.size)) return row("时间戳", "不通过", "两棵树的来源或者大小不同");
  const message = stampers.length ? utf8(`xiezhi/anchor/v1\n${sha256.note.text}\n${sm3.note.text}`) : utf8("");
  const { state, value } = stampedBy(token, message, stampers);
  return row("时间戳", state, value);
}

const outside = (label) => row(`${label} 包含证明`, "不通过", "该记录不在此检查点之内");

function* ofProof(label, leaf, proof, policy, witnesses) {
  if (!leaf) yield row("叶子", "未提供", "只核验检查点的签名，不知证明的是哪一片叶子");
  else if (!isIncluded(leaf, proof)) return yield outside(label);
  else yield row(`${label} 包含证明`, "通过", `第 ${proof.index} 号，检查点大小 ${proof.checkpoint.size}`);
  yield* ofSigned(label, proof.note, policy, witnesses);
}

function* ofSigned(label, note, policy, witnesses) {
  try {
    const { checkpoint, byLog, byWitness } = accept(policy, note);
    yield row(`${label} 日志签名`, "通过", `${checkpoint.origin}（${byLog.map(({ key }) => key.scheme.name).join("、")}）`);
    for (const [witness, { key, time }] of byWitness) {
      witnesses.add(witness);
      yield row(`${label} 见证联署`, "通过", `${witness}（${key.name}），${beijing(time)}`);
    }
    if (!byWitness.size) yield row(`${label} 见证联署`, "未提供", `政策要求：${policy.quorum}`);
  } catch (error) {
    const what = error.bad ? "检查点签名" : error.unmet ? "见证联署" : "日志签名";
    yield row(`${label} ${what}`, error.bad ? "不通过" : "无法核验", error.message);
  }
}

// A signed note by itself: a watchword, or a checkpoint.
export function checkNote(text, policy) {
  const word = watchwordIn(text);
  if (word) return reportOf([ofWatchword(word, policy)]);
  const note = parseNote(text);
  const { origin, size, root } = parseCheckpoint(note.text);
  const witnesses = new Set();
  const label = origin.endsWith("/sm3") ? "SM3" : "SHA-256";
  const told = row("检查点", "通过", `${origin}，大小 ${size}，根 ${hex(root)}`);
  return reportOf([told, ...ofSigned(label, note, policy, witnesses)], "", [...witnesses]);
}

// A proof file by itself; `leaf` are the bytes of the record, or null.
export function checkProof(proof, policy, leaf) {
  const witnesses = new Set();
  const label = proof.checkpoint.origin.endsWith("/sm3") ? "SM3" : "SHA-256";
  return reportOf([...ofProof(label, leaf, proof, policy, witnesses)], "", [...witnesses]);
}

function samePlace(sha256, sm3) {
  const [one, two] = [sha256.checkpoint, sm3.checkpoint];
  const same = sha256.index === sm3.index && one.size === two.size && `${one.origin}/sm3` === two.origin;
  const value = same ? `两棵树中同为第 ${sha256.index} 号，大小 ${one.size}` : "两棵树的来源、大小或位置不同";
  return row("两树同位", same ? "通过" : "不通过", value);
}
