// DER, as much as certificates, signatures and time stamps need.
import { hex } from "../digest.js";
import { P256, P384, bytesOf, ecdsa, ed25519, joined, number, rsa, sm2 } from "./curves.js";
import { beyond, must } from "./records.js";

export const latin = (bytes) => new TextDecoder("latin1").decode(bytes);
const [SM2_CURVE, SM2_SM3] = ["2a811ccf5501822d", "2a811ccf55018375"];
const [RSA_KEY, EC_KEY, ED25519] = ["2a864886f70d010101", "2a8648ce3d0201", "2b6570"];
const CURVES = { "2a8648ce3d030107": P256, "2b81040022": P384 };
const BY_ECDSA = { "2a8648ce3d040302": "sha256", "2a8648ce3d040303": "sha384", "2a8648ce3d040304": "sha512" };
const BY_RSA = { "2a864886f70d01010b": "sha256", "2a864886f70d01010c": "sha384", "2a864886f70d01010d": "sha512" };
const [CONSTRAINTS, PURPOSES, STAMPING] = ["551d13", "551d25", "2b06010505070308"];

export function values(bytes) {
  const found = [];
  for (let at = 0; at < bytes.length; ) {
    const start = at;
    let length = bytes[at + 1];
    at += 2;
    if (length & 0x80) {
      const count = length & 0x7f;
      must(count > 0 && count < 5, "DER 的长度不对");
      length = Number(number(bytes.subarray(at, (at += count))));
    }
    must(at + length <= bytes.length, "DER 不完整");
    found.push({ tag: bytes[start], content: bytes.subarray(at, at + length), raw: bytes.subarray(start, (at += length)) });
  }
  return found;
}
export const parts = (value) => values(value.content);
export const oid = (value) => hex(value.content);

// The same where the tag counts: a value of another kind is refused.
export const SEQUENCE = 0x30;
export const SET = 0x31;
export const INNER = 0xa0;
export const OCTETS = 4;
export const INTEGER = 2;
export const OID = 6;
export const TIME = 0x18;
export function as(tag, value) {
  must(value?.tag === tag, "DER 的类型不对");
  return value;
}
export const partsAs = (tag, value) => parts(as(tag, value));

export function certificateOf(raw) {
  const [tbs, algorithm, signature] = parts(values(raw)[0]);
  const fields = parts(tbs).filter(({ tag }) => tag !== 0xa0);
  const [serial, , issuer, validity, subject, key] = fields;
  const [from, until] = parts(validity).map((each) => whenOf(each));
  const names = new Map(parts(subject).map((set) => parts(parts(set)[0]).map((each, i) => (i ? latinOrUtf8(each) : oid(each)))));
  const [kind, bits] = parts(key);
  const point = bits.content.subarray(1);
  const [algorithmOfKey, curve] = parts(kind);
  const found = { kind: oid(algorithmOfKey), curve: curve?.tag === OID ? oid(curve) : "" };
  const made = { tbs: tbs.raw, by: oid(parts(algorithm)[0]), signature: signature.content.subarray(1), serial, issuer, from, until };
  return { ...made, ...found, subject, names, point, raw, ...allowedBy(fields.find(({ tag }) => tag === 0xa3)) };
}
const latinOrUtf8 = ({ content }) => new TextDecoder().decode(content);

// Whether a certificate may certify others, and whether it may stamp and do nothing else.
function allowedBy(extensions) {
  const allowed = { ca: false, stampsOnly: false };
  for (const each of extensions ? parts(parts(extensions)[0]) : []) {
    const [name, ...rest] = parts(each);
    const inner = values(rest.at(-1).content)[0];
    if (oid(name) === CONSTRAINTS) allowed.ca = inner.content[0] === 1 && inner.content[2] === 0xff;
    if (oid(name) === PURPOSES) allowed.stampsOnly = rest.length === 2 && rest[0].content[0] === 0xff && hex(inner.content) === hex(joined([6, 8], unhex(STAMPING)));
  }
  return allowed;
}
const unhex = (text) => Uint8Array.from(text.match(/../g), (pair) => parseInt(pair, 16));

export function whenOf({ tag, content }) {
  const text = latin(content);
  const full = tag === 0x17 ? (Number(text.slice(0, 2)) < 50 ? "20" : "19") + text : text;
  const [, ...at] = /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)(?:\.\d+)?Z$/.exec(full) ?? must(false, "证书中的时间不对");
  return Date.UTC(at[0], at[1] - 1, ...at.slice(2));
}

// ECDSA on P-256 with SHA-256
export function isSigned(point, message, signature) {
  const [r, s] = numbersOf(signature);
  return ecdsa(point, message, r, s);
}
const numbersOf = (signature) => partsAs(SEQUENCE, values(signature)[0]).map((each) => number(as(INTEGER, each).content));

// By the key of a certificate; `name` is the hash function where the signature names none. A signature of another kind
// than the key is not the key's; a key or a signature of a kind unknown here is left to the program.
export function isSignedBy({ kind, curve, point }, message, signature, by, name = "") {
  const hashName = BY_RSA[by] ?? BY_ECDSA[by] ?? name;
  const family = by === RSA_KEY || BY_RSA[by] ? RSA_KEY : BY_ECDSA[by] ? EC_KEY : by;
  const own = curve === SM2_CURVE ? SM2_SM3 : kind;
  if (![RSA_KEY, EC_KEY, ED25519, SM2_SM3].includes(family) || (family === EC_KEY && own === EC_KEY && !CURVES[curve])) beyond(`签名算法 ${by}`);
  if (own !== family) return false;
  if (own === SM2_SM3) return sm2(point, message, joined(...numbersOf(signature).map((each) => bytesOf(each, 32))));
  if (own === ED25519) return ed25519(point, message, signature);
  if (own === EC_KEY) return ecdsa(point, message, ...numbersOf(signature), CURVES[curve], hashName);
  return Object.values(BY_RSA).includes(hashName) && rsa(rsaKey(point), message, signature, hashName);
}

function rsaKey(encoded) {
  const [n, e] = numbersOf(encoded);
  return { n, e, size: (n.toString(16).length + 1) >> 1 };
}

// Every certificate of a PEM file.
export function rootsOf(pem) {
  const found = [...pem.matchAll(/-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]+)-----END CERTIFICATE-----/g)];
  must(found.length > 0, "不是 PEM 证书");
  return found.map(([, text]) => certificateOf(Uint8Array.from(atob(text.replace(/\s/g, "")), (letter) => letter.charCodeAt(0))));
}
