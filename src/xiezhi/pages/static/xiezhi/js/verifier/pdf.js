// A signed PDF: what each signature covers, whether it holds, who certifies the signer; and the files attached to it.
import { hash, hex } from "../digest.js";
import { joined, number } from "./curves.js";
import { certificateOf, isSigned, latin, oid, parts, values } from "./der.js";
import { row } from "./check.js";
import { must } from "./records.js";
import { stampedBy } from "./stamp.js";

const [DATA, STAMP] = ["2a864886f70d010701", "2a864886f70d0109100104"];
const [DIGEST, ECDSA_SHA256] = ["2a864886f70d010904", "2a8648ce3d040302"];
const [COMMON, TITLE] = ["550403", "55040c"];

// --- signatures ----------------------------------------------------------------------------------------------------
// A row a signature, in their order, and one on what stands behind the last; none where the file has no signature.
export function signatureRows(bytes, roots, stampers = []) {
  const text = latin(bytes);
  const found = [...text.matchAll(/\/ByteRange\s*\[\s*(\d+)\s+(\d+)\s+(\d+)\s+(\d+)\s*\]/g)].map((match) => ({
    range: match.slice(1, 5).map(Number),
    stated: text.slice(text.lastIndexOf("obj", match.index), text.indexOf("endobj", match.index)),
  }));
  const rows = found.map(({ range, stated }, number) => {
    try {
      return judge(bytes, range, roots, stated, stampers);
    } catch (error) {
      return row("文书签名", "无法核验", `第 ${number + 1} 个签名无法读取（${error.message}）`);
    }
  });
  if (!rows.length) return rows;
  const rest = bytes.length - Math.max(...found.map(({ range: [, , start, length] }) => start + length));
  const whole = rest === 0 ? row("签名之后", "通过", "最后一个签名覆盖整个文件") : null;
  return [...rows, whole ?? row("签名之后", "无法核验", `最后一个签名之后另有 ${rest} 字节，本程序不判断其内容`)];
}

// When the dictionary of a signature says that it was made, in milliseconds; null if it does not.
function when(dictionary) {
  const [, written] = /\/M\s*\(([^)]{0,99})\)/.exec(dictionary) ?? [null, ""];
  const text = written.replace(/\\([0-7]{3})/g, (_, octal) => String.fromCharCode(parseInt(octal, 8)));
  const found = /^D:(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:Z|([+-])(\d\d)'(\d\d))?/.exec(text);
  if (!found) return null;
  const [year, month, day, ...time] = found.slice(1, 7).map(Number);
  const [sign, hours, minutes] = found.slice(7);
  return Date.UTC(year, month - 1, day, ...time) - (sign ? Number(`${sign}1`) * (Number(hours) * 60 + Number(minutes)) * 6e4 : 0);
}

// Why it says that it was made, in one line.
function why(dictionary) {
  const [, written] = /\/Reason\s*\(((?:[^()\\]|\\[^\n]){0,4000})\)/.exec(dictionary) ?? [null, ""];
  const letters = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
  const plain = written.replace(/\\([0-7]{1,3}|[^\n])/g, (_, said) => (/^[0-7]/.test(said) ? String.fromCharCode(parseInt(said, 8) & 255) : (letters[said] ?? said)));
  const wide = plain.startsWith("\xfe\xff");
  const bytes = Uint8Array.from(plain.slice(2), (letter) => letter.charCodeAt(0));
  const text = wide ? new TextDecoder("utf-16be").decode(bytes) : plain;
  return [...text.replace(/\p{C}/gu, "")].slice(0, 300).join("");
}

function judge(bytes, [start, before, after, length], roots, stated, stampers) {
  const hole = bytes.subarray(before, after);
  must(start === 0 && before < after && after + length <= bytes.length && hole[0] === 0x3c && hole.at(-1) === 0x3e, "签名范围不对");
  const code = latin(hole.subarray(1, -1)).replace(/\s/g, "");
  const token = strip(Uint8Array.from(code.match(/../g) ?? [], (pair) => parseInt(pair, 16)));
  const signed = parts(parts(parts(values(token)[0])[1])[0]);
  const kind = oid(parts(signed[2])[0]);
  if (kind === STAMP) return stamped(token, joined2(bytes.subarray(0, before), bytes.subarray(after, after + length)), stampers);
  must(kind === DATA, "签名的是别的内容");
  const known = [...parts(signed.find(({ tag }) => tag === 0xa0)).map(({ raw }) => certificateOf(raw))];
  const [, sid, , attributes, algorithm, signature] = parts(parts(signed.at(-1))[0]);
  const said = new Map(parts(attributes).map((each) => [oid(parts(each)[0]), parts(parts(each)[1])[0]]));
  const [issuer, serial] = parts(sid);
  const signer = known.find((each) => hex(each.issuer.raw) === hex(issuer.raw) && hex(each.serial.raw) === hex(serial.raw));
  must(signer && oid(parts(algorithm)[0]) === ECDSA_SHA256, "签名算法或证书不在本页能核验之列");
  const who = [signer.names.get(COMMON), signer.names.get(TITLE)].filter(Boolean).join("，");
  const content = hash("sha256", joined2(bytes.subarray(0, before), bytes.subarray(after, after + length)));
  const message = joined([0x31], attributes.raw.subarray(1));
  if (hex(said.get(DIGEST).content) !== hex(content) || !isSigned(signer.point, message, signature.content))
    return row("文书签名", "不通过", `${who}：所签内容已被改动，或签名不是其所作`);
  const [at, reason] = [when(stated), why(stated)];
  const because = reason && `；事由：${reason}`;
  if (at === null) return row("文书签名", "无法核验", `${who}：签名完好，但没有写明何时所签${because}`);
  const issuers = roots.filter((root) => hex(root.subject.raw) === hex(signer.issuer.raw));
  if (!issuers.some((root) => isSigned(root.point, signer.tbs, signer.signature)))
    return row("文书签名", "无法核验", `${who}：签名完好，但没有可信的根证书为其证书担保${because}`);
  const valid = at >= signer.from && at <= signer.until;
  const day = new Date(at + 288e5).toISOString().slice(0, 19).replace("T", " ");
  return row("文书签名", valid ? "通过" : "不通过", valid ? `${who}，${day}+08:00（签名人所称）${because}` : `${who}：签名时证书不在有效期内`);
}

function stamped(token, covered, stampers) {
  const { state, value } = stampedBy(token, covered, stampers);
  return row("文书时间戳", state, value);
}

// The DER value without the zeros that fill up its place.
function strip(bytes) {
  const count = bytes[1] & 0x80 ? bytes[1] & 0x7f : 0;
  const length = count ? Number(number(bytes.subarray(2, 2 + count))) : bytes[1];
  return bytes.subarray(0, 2 + count + length);
}

function joined2(a, b) {
  const both = new Uint8Array(a.length + b.length);
  both.set(a);
  both.set(b, a.length);
  return both;
}

// --- attachments ---------------------------------------------------------------------------------------------------
// The files embedded in a PDF, decompressed where they are.
export async function attachments(bytes) {
  const text = latin(bytes);
  const found = [];
  for (const match of text.matchAll(/<<((?:(?!endobj|stream)[^])*?\/EmbeddedFile(?:(?!endobj|stream)[^])*?)>>\s*stream\r?\n/g)) {
    const start = match.index + match[0].length;
    const length = /\/Length (\d+)(?! \d+ R)/.exec(match[1]);
    const part = bytes.subarray(start, length ? start + Number(length[1]) : text.indexOf("\nendstream", start));
    if (!match[1].includes("/FlateDecode")) found.push(part);
    else {
      const stream = new Blob([part]).stream().pipeThrough(new DecompressionStream("deflate"));
      found.push(new Uint8Array(await new Response(stream).arrayBuffer().catch(() => new ArrayBuffer(0))));
    }
  }
  return found;
}
