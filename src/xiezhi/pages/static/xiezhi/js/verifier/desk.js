// Files are checked on this device: one, many, a folder. A server, where there is one, is asked by digests alone.
import { digest } from "../digest.js";
import { LIMITS, check, checkProof, reportOf, row, unverifiable } from "./check.js";
import { rootsOf } from "./der.js";
import { codeIn, judgePasted, readPasted } from "./pasted.js";
import { attachments, signatureRows } from "./pdf.js";
import { parseBundle, parsePolicy, parseProof, textOf } from "./records.js";
import { speaker } from "./words.js";

const [BUNDLE, PROOF] = [".bundle.json", ".tlog-proof"];
const LARGEST_READ = 256 * 2 ** 20;
const RANK = ["不一致", "无法核验", "一致"];
const bytesOf = async (file) => new Uint8Array(await file.arrayBuffer());
const pathOf = (file) => file.relative || file.webkitRelativePath || file.name;

export function start(place) {
  const part = (name) => place.querySelector(`[data-${name}]`);
  const known = JSON.parse(place.dataset.known);
  const trust = { own: null, policies: new Map(Object.entries(known.policies ?? {})), roots: (known.roots ?? []).flatMap(rootsOf), stampers: (known.stampers ?? []).flatMap(rootsOf) };
  const { ask: url, proof, policy, code, token } = place.dataset;
  const ask = { url, proof, policy, code, token };
  const english = speaker(known.english ?? {});
  let [checked, say] = [[], place.dataset.language === "en" ? english : asItIs];

  async function shown(state, judge) {
    part(state).textContent = "";
    try {
      checked = await judge((text) => (part(state).textContent = text));
      part(state).textContent = "";
      show(part, checked, say);
    } catch (error) {
      part(state).textContent = error.message;
    }
  }
  const take = (files) => shown("state", (say) => checkAll(files, trust, ask, (done, of, name) => say(`${done} / ${of}　${name}`)));
  const form = part("paste");
  form.querySelector("[data-ready]")?.removeAttribute("hidden");
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const text = form.elements.text.value;
    if (text.trim()) shown("pasted", async () => [await ofPasted(text, `${form.dataset.paste}　${shortened(text)}`, trust, ask)]);
  });
  for (const input of place.querySelectorAll("input[type=file][data-take]"))
    input.addEventListener("change", () => input.files.length && take([...input.files]));
  const drop = part("drop");
  for (const name of ["dragenter", "dragover"]) drop.addEventListener(name, (event) => (event.preventDefault(), drop.classList.add("over")));
  for (const name of ["dragleave", "drop"]) drop.addEventListener(name, () => drop.classList.remove("over"));
  drop.addEventListener("drop", async (event) => {
    event.preventDefault();
    const entries = [...event.dataTransfer.items].map((item) => item.webkitGetAsEntry?.()).filter(Boolean);
    take(entries.length ? (await Promise.all(entries.map(walked))).flat() : [...event.dataTransfer.files]);
  });
  part("save").addEventListener("click", () => save(checked, say));
  part("turn")?.addEventListener("click", ({ currentTarget: button }) => {
    say = say === english ? asItIs : english;
    button.setAttribute("aria-pressed", String(say === english));
    show(part, checked, say);
  });
}
const asItIs = (text) => text;

// The files of what was dropped, folders walked through.
async function walked(entry) {
  if (entry.isFile) {
    const file = await new Promise((good, bad) => entry.file(good, bad));
    return [Object.assign(file, { relative: entry.fullPath.replace(/^\//, "") })];
  }
  const [reader, found] = [entry.createReader(), []];
  for (;;) {
    const some = await new Promise((good, bad) => reader.readEntries(good, bad));
    if (!some.length) return (await Promise.all(found.map(walked))).flat();
    found.push(...some);
  }
}

async function checkAll(files, trust, ask, progress) {
  const byPath = new Map(files.map((file) => [pathOf(file), file]));
  const wanted = [];
  for (const [path, file] of byPath) {
    if (/(^|\/)policy(\.txt)?$|\.policy$/.test(path)) trust.own = parsePolicy(textOf(await bytesOf(file)));
    else if (/(^|\/)tsa[^/]*\.pem$/.test(path)) trust.stampers = rootsOf(textOf(await bytesOf(file)));
    else if (/\.pem$/.test(path)) trust.roots = rootsOf(textOf(await bytesOf(file)));
    else if (![BUNDLE, PROOF].some((end) => path.endsWith(end) && byPath.has(path.slice(0, -end.length)))) wanted.push([path, file]);
  }
  const contents = new Map();
  for (const [path, file] of wanted) {
    progress(contents.size + 1, wanted.length, file.name);
    contents.set(path, { length: file.size, sha256: await digest("sha256", file), sm3: await digest("sm3", file) });
  }
  const alone = wanted.filter(([path]) => ![BUNDLE, PROOF].some((end) => path.endsWith(end) || byPath.has(path + end)));
  const found = await lookedUp(alone.map(([path, { name }]) => ({ name, content: contents.get(path) })), ask);
  const checked = [];
  for (const [path, file] of wanted) {
    progress(checked.length + 1, wanted.length, file.name);
    const own = await judged(path, file, contents.get(path), byPath, found, trust, ask).catch((error) => unverifiable("送检文件", error.message));
    const signers = (await isPdf(file)) && (async () => signatureRows(await bytesOf(file), trust.roots, trust.stampers));
    checked.push({ path, file, content: contents.get(path), signers, ...own });
    await new Promise((resume) => setTimeout(resume));
  }
  return checked.sort((a, b) => RANK.indexOf(a.verdict) - RANK.indexOf(b.verdict));
}

async function judged(path, file, content, byPath, found, trust, ask) {
  const beside = byPath.get(path + BUNDLE);
  if (beside) return ofBundle(await bytesOf(beside), content, trust, ask);
  if (path.endsWith(BUNDLE)) return ofBundle(await bytesOf(file), null, trust, ask);
  if (path.endsWith(PROOF)) return ofProofFile(await bytesOf(file), null, trust, ask);
  if (byPath.has(path + PROOF)) return ofProofFile(await bytesOf(byPath.get(path + PROOF)), await bytesOf(file), trust, ask);
  const answer = found.get(content.sha256);
  if (answer && answer.verdict !== "无法核验") return ofAnswer(answer, content, trust, ask);
  if (await isPdf(file)) {
    const bytes = await bytesOf(file);
    const rows = signatureRows(bytes, trust.roots, trust.stampers);
    for (const each of await attachments(bytes)) {
      if (!textOf2(each.slice(0, 10)).startsWith('{"digest"')) continue;
      const report = await ofBundle(each, null, trust, ask);
      rows.push(...report.rows);
      return { ...reportOf(rows, report.since, report.witnesses) };
    }
    if (rows.length) return reportOf(rows);
  }
  return unverifiable("存证包", ask.url ? "本院日志里没有这份文件，旁边也没有它的存证包" : `没有 ${file.name}${BUNDLE}，该文件未见存证`);
}
const textOf2 = (bytes) => new TextDecoder("latin1").decode(bytes);
const isPdf = async (file) => file.size <= LARGEST_READ && textOf2(await file.slice(0, 5).arrayBuffer()) === "%PDF-";

async function ofBundle(bytes, content, trust, ask) {
  let bundle;
  try {
    bundle = parseBundle(bytes);
  } catch (error) {
    return unverifiable("存证包", `无法读取（${error.message}）`);
  }
  const policy = await policyOf(bundle.leaf.court, trust, ask);
  return policy ? check(bundle, policy, content, trust.stampers) : unverifiable("政策文件", `没有 ${bundle.leaf.court} 的政策文件，请一并选入`);
}

// What was pasted; words that prove nothing are looked up as a file would be, and never leave the device either.
async function ofPasted(text, path, trust, ask) {
  const made = await judgedPasted(text, trust, ask).catch((error) => unverifiable("粘贴的内容", error.message));
  return { path, content: null, ...made };
}
const shortened = (text) => (([line]) => (line.length > 30 ? `${line.slice(0, 30)}…` : line))(text.trim().split("\n"));

async function judgedPasted(text, trust, ask) {
  let pasted;
  try {
    pasted = readPasted(text);
  } catch (error) {
    return unverifiable("粘贴的内容", `无法读取（${error.message}）`);
  }
  const policy = pasted.kind === "bundle" ? await policyOf(pasted.source, trust, ask) : await policyOfLog(pasted.source, trust, ask);
  const own = judgePasted(pasted, policy, trust.stampers);
  if (own) return own;
  const known = pasted.contents.filter(({ sha256 }) => sha256);
  const found = await lookedUp(known.map((content) => ({ name: "", content })), ask);
  const content = known.find(({ sha256 }) => found.has(sha256) && found.get(sha256).verdict !== "无法核验");
  if (content) return ofAnswer(found.get(content.sha256), content, trust, ask);
  const code = codeIn(text);
  if (code) return { ...unverifiable("查验码", `${code} 可以查是不是法院发的；这段文字本身没有存证记录，查清以前不要照它付款`), link: ask.code && ask.code + code };
  if (known.length < pasted.contents.length) return unverifiable("摘要", "按 SHA-256 查找，请把 SHA-256 摘要也粘贴进来");
  return unverifiable("存证包", ask.url ? "本院日志里没有这段文字，也没有粘贴它的存证包" : "这一页不联网：请把存证包粘贴在这段文字的下一行");
}

// A log is named after its court, whose policy is fetched where it is not at hand: court.example/COURT/log.
async function policyOfLog(origin, trust, ask) {
  const court = decodeURIComponent(origin.split("/")[1] ?? "");
  if (court) await policyOf(court, trust, ask);
  const texts = trust.own ? [trust.own] : [...trust.policies.values()].map(parsePolicy);
  return texts.find(({ logs }) => logs.some(({ name }) => name === origin));
}

async function ofProofFile(bytes, leaf, trust, ask) {
  const proof = parseProof(textOf(bytes));
  const policy = await policyOfLog(proof.checkpoint.origin, trust, ask);
  return policy ? checkProof(proof, policy, leaf) : unverifiable("政策文件", `没有 ${proof.checkpoint.origin} 的政策文件，请一并选入`);
}

async function policyOf(court, trust, ask) {
  if (trust.own) return trust.own;
  if (!trust.policies.has(court) && ask.policy) {
    const answer = await fetch(ask.policy.replace("COURT", encodeURIComponent(court)));
    if (answer.ok) trust.policies.set(court, await answer.text());
  }
  return trust.policies.has(court) ? parsePolicy(trust.policies.get(court)) : null;
}

// What the court answers about digests: by SHA-256, its verdict and records; nobody is asked where there is no court.
async function lookedUp(files, ask) {
  const found = new Map();
  for (let at = 0; ask.url && at < files.length; at += 200) {
    const some = files.slice(at, at + 200);
    const body = JSON.stringify({ digests: some.map(({ name, content: { sha256, sm3 } }) => ({ sha256, sm3: sm3 || null, name: name.slice(0, 200) })) });
    const answer = await fetch(ask.url, { method: "POST", body, headers: { "Content-Type": "application/json", "X-CSRFToken": ask.token } });
    if (!answer.ok) throw new Error((await answer.json().catch(() => ({}))).error?.sentence ?? `HTTP ${answer.status}`);
    (await answer.json()).forEach((each, i) => found.set(some[i].content.sha256, each));
  }
  return found;
}

// The court's word is not enough where its log can prove it: the proof is fetched and checked here.
async function ofAnswer({ verdict, sentence, records }, content, trust, ask) {
  if (verdict === "不一致") return reportOf([row("本院存证", "不通过", sentence)]);
  const [{ court, title, at, code, state_label: state }] = records;
  const answer = await fetch(ask.proof.replace("CODE", code));
  if (answer.ok) return ofBundle(new Uint8Array(await answer.arrayBuffer()), content, trust, ask);
  return reportOf([row("本院记录", "通过", `${court}　${title}　${state}`), row("存证包", "未提供", "尚未进入检查点，过十秒再核")], at);
}

function show(part, checked, say) {
  const list = part("results");
  list.replaceChildren(...checked.map((each) => rowOf(part("one"), each, say)));
  if (checked.length === 1) list.querySelector("[data-signers]:not([hidden])")?.toggleAttribute("open", true);
  part("summary").hidden = !checked.length;
  for (const verdict of RANK) part("summary").querySelector(`[data-count="${verdict}"]`).textContent = checked.filter((each) => each.verdict === verdict).length;
  part("summary").focus();
}

export function rowOf(template, { path, verdict, sentence, since, witnesses, rows, link, signers }, say = asItIs) {
  const made = template.content.cloneNode(true);
  const put = (name, text) => {
    made.querySelector(`[data-${name}]`).textContent = text;
    made.querySelector(`[data-if="${name}"]`)?.toggleAttribute("hidden", !text);
  };
  const item = made.firstElementChild;
  item.dataset.verdict = verdict;
  for (const mark of item.querySelectorAll("[data-mark]")) mark.hidden = mark.dataset.mark !== verdict;
  item.querySelector("[data-rows]").closest("details").open = verdict === "不一致";
  put("path", path);
  const way = made.querySelector("[data-link]");
  if (way && link) way.href = link;
  way?.toggleAttribute("hidden", !link);
  put("sentence", verdict === "一致" ? "" : say(sentence.slice(verdict.length + 1)));
  put("since", verdict === "一致" ? since.replace("T", " ").replace(/\+08:00$/, "") : "");
  put("witnesses", verdict === "一致" ? witnesses.join("、") : "");
  item.querySelector("[data-rows]").append(...rows.map((each) => lineOf(each, say)));
  const signed = made.querySelector("[data-signers]");
  signed?.toggleAttribute("hidden", !signers);
  signed?.addEventListener("toggle", async () => {
    const found = await signers();
    signed.querySelector("tbody").replaceChildren(...found.map((each) => lineOf(each, say)));
    signed.querySelector("[data-unsigned]").hidden = found.length > 0;
  }, { once: true });
  return made;
}

function lineOf({ name, state, value }, say) {
  const line = document.createElement("tr");
  line.dataset.state = state;
  line.append(...[state, name, value].map((text, i) => Object.assign(document.createElement(i ? "td" : "th"), { textContent: say(text) })));
  return line;
}

// The result as a text file, to be kept: made here, sent nowhere.
function save(checked, say) {
  const lines = checked.flatMap(({ path, sentence, content, rows }) => [
    path,
    `  ${say(sentence)}`,
    ...(content ? [`  SHA-256 ${content.sha256}`, `  SM3 ${content.sm3}`] : []),
    ...rows.map(({ name, state, value }) => `    ${say(state)}  ${say(name)}  ${say(value)}`),
  ]);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([[...lines, say(LIMITS), ""].join("\n")], { type: "text/plain;charset=utf-8" }));
  link.download = `核验结果-${new Date().toISOString().slice(0, 10)}.txt`;
  link.click();
  URL.revokeObjectURL(link.href);
}
