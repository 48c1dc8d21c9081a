// Time stamps (RFC 3161): over what, by whom, certified for nothing else, at the time that they state.
import { hex } from "../digest.js";
import { digestOf, joined } from "./curves.js";
import { INNER, INTEGER, OCTETS, OID, SEQUENCE, SET, TIME, as, certificateOf, isSignedBy, oid, parts, partsAs, values, whenOf } from "./der.js";
import { beyond, must } from "./records.js";

const [SIGNED, STAMP] = ["2a864886f70d010702", "2a864886f70d0109100104"];
const [KIND, DIGEST, NAMED] = ["2a864886f70d010903", "2a864886f70d010904", "2a864886f70d010910022f"];
const HASHES = { "608648016503040201": "sha256", "608648016503040202": "sha384", "608648016503040203": "sha512", "2a811ccf55018311": "sm3" };
const NAMED_BEFORE = "2a864886f70d010910020c"; // by SHA-1, which this page does not have
const LONGEST = 6;

// What a row of a report says of a token over `message`; `roots` are the authorities that the reader believes.
export function stampedBy(token, message, roots) {
  if (!roots.length) return { state: "未提供", value: "附有时间戳，没有时间戳机构的根证书，未予核验；请一并选入名为 tsa 的 .pem" };
  try {
    return { state: "通过", value: judged(token, message, roots) };
  } catch (error) {
    return { state: error.beyond ? "无法核验" : "不通过", value: error.message };
  }
}

function judged(token, message, roots) {
  const whole = values(token);
  const [kind, content] = partsAs(SEQUENCE, whole[0]);
  must(whole.length === 1 && oid(as(OID, kind)) === SIGNED, "时间戳不是签名数据");
  const [version, algorithms, inner, ...rest] = partsAs(SEQUENCE, parts(as(INNER, content))[0]);
  const signers = partsAs(SET, rest.at(-1));
  must(hex(as(INTEGER, version).content) === "03" && signers.length === 1, "时间戳的版本或者签名人不对");
  const known = rest[0].tag === INNER ? parts(rest[0]).map(({ raw }) => certificateOf(raw)) : [];
  const [innerKind, wrapped] = partsAs(SEQUENCE, inner);
  must(oid(as(OID, innerKind)) === STAMP, "签的不是时间戳");
  const statement = as(OCTETS, partsAs(INNER, wrapped)[0]).content;
  const [one, , imprint, serial, time] = partsAs(SEQUENCE, values(statement)[0]);
  const [algorithm, digest] = partsAs(SEQUENCE, imprint);
  must(hex(as(INTEGER, one).content) === "01", "不是第一版的时间戳");
  must(hex(digestOf(hashOf(algorithm), message)) === hex(as(OCTETS, digest).content), "时间戳盖的是别的内容");
  const at = whenOf(as(TIME, time));
  const signer = signerOf(signers[0], statement, known, algorithms);
  must(signer.stampsOnly, "签名人的证书不是只用于时间戳");
  lead(signer, known, roots, at);
  const when = new Date(at).toISOString().slice(0, 19).replace("T", " ");
  return `${[...signer.names.values()].join("，")}，序号 ${BigInt(`0x${hex(as(INTEGER, serial).content)}`)}，${when}+00:00`;
}

function hashOf(algorithm) {
  const [name, ...more] = partsAs(SEQUENCE, algorithm);
  must(["", "0500"].includes(more.map(({ raw }) => hex(raw)).join("")), "摘要算法不对");
  return HASHES[oid(as(OID, name))] ?? must(false, "摘要算法不被接受");
}

// The certificate whose key made the signature, over attributes that bind statement and signer.
function signerOf(signer, statement, known, algorithms) {
  const [version, sid, digestAlgorithm, attributes, algorithm, signature] = partsAs(SEQUENCE, signer);
  must(partsAs(SET, algorithms).some(({ raw }) => hex(raw) === hex(digestAlgorithm.raw)), "签名人的摘要算法不对");
  const said = new Map();
  for (const each of partsAs(INNER, attributes)) {
    const [name, set] = partsAs(SEQUENCE, each);
    must(!said.has(oid(as(OID, name))) && partsAs(SET, set).length === 1, "签名属性重复");
    said.set(oid(name), parts(set)[0]);
  }
  must(said.has(KIND) && oid(as(OID, said.get(KIND))) === STAMP, "签的是别的内容");
  const signedDigest = said.has(DIGEST) ? hex(as(OCTETS, said.get(DIGEST)).content) : "";
  must(signedDigest === hex(digestOf(hashOf(digestAlgorithm), statement)), "签的是另一份时间戳");
  if (!said.has(NAMED) && said.has(NAMED_BEFORE)) beyond("签名人用 SHA-1 指明证书");
  must(said.has(NAMED), "签名人没有指明证书");
  const named = partsAs(SEQUENCE, partsAs(SEQUENCE, partsAs(SEQUENCE, said.get(NAMED))[0])[0]);
  const name = named[0].tag === SEQUENCE ? hashOf(named.shift()) : "sha256";
  const certificate = known.find(({ raw }) => hex(digestOf(name, raw)) === hex(as(OCTETS, named[0]).content)) ?? must(false, "没有附签名人的证书");
  const own = hex(joined(certificate.issuer.raw, certificate.serial.raw));
  must(hex(as(INTEGER, version).content) === "01" && hex(as(SEQUENCE, sid).content) === own, "签名人不是所指证书的主体");
  // What is signed is the SET OF attributes; in the token it stands under an implicit tag.
  const message = joined([SET], attributes.raw.subarray(1));
  const by = oid(as(OID, partsAs(SEQUENCE, algorithm)[0]));
  must(isSignedBy(certificate, message, as(OCTETS, signature).content, by, hashOf(digestAlgorithm)), "时间戳的签名不成立");
  return certificate;
}

function lead(signer, known, roots, at) {
  let current = signer;
  for (let step = 0; step < LONGEST; step++) {
    must(at >= current.from && at <= current.until, "盖时间戳时证书不在有效期内");
    if (roots.some(({ raw }) => hex(raw) === hex(current.raw))) return;
    const issued = (each) => each.ca && hex(each.subject.raw) === hex(current.issuer.raw) && isSignedBy(each, current.tbs, current.signature, current.by);
    current = [...roots, ...known].find(issued) ?? must(false, "没有可信的根证书为时间戳机构担保");
  }
  must(false, "证书链太长");
}
