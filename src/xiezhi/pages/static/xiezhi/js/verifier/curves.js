// Signatures in plain integers, for checking only: Ed25519 (RFC 8032), SM2 (GB/T 32918.2) and ECDSA on their curves, RSA.
// Not the browser's own: it has no SM2, and none of it where a page is not served by TLS.
import { hash } from "../digest.js";

const mod = (x, p) => ((x % p) + p) % p;
export const number = (bytes) => bytes.reduce((sum, octet) => (sum << 8n) | BigInt(octet), 0n);
export const bytesOf = (x, length) => Uint8Array.from({ length }, (_, i) => Number((x >> BigInt(8 * (length - 1 - i))) & 255n));
export const joined = (...parts) => Uint8Array.from(parts.flatMap((part) => [...part]));

function power(base, exponent, p) {
  let result = 1n;
  for (let x = mod(base, p); exponent; exponent >>= 1n, x = (x * x) % p) if (exponent & 1n) result = (result * x) % p;
  return result;
}

function inverse(x, p) {
  let [a, b, u, v] = [mod(x, p), p, 1n, 0n];
  while (a > 1n) {
    const q = b / a;
    [a, b, u, v] = [b - q * a, a, v - q * u, u];
  }
  return mod(u, p);
}

// s·P + t·Q from a curve's addition, bit by bit from the top
function sum(plus, zero, s, P, t, Q, bits = 256) {
  const both = plus(P, Q);
  let total = zero;
  for (let bit = BigInt(bits - 1); bit >= 0n; bit--) {
    total = plus(total, total);
    const [one, two] = [(s >> bit) & 1n, (t >> bit) & 1n];
    if (one || two) total = plus(total, one && two ? both : one ? P : Q);
  }
  return total;
}

// --- SHA-512, which Ed25519 is made with, and SHA-384 ---------------------------------------------------------------------------
const WORD = (1n << 64n) - 1n;
const turn = (x, n) => ((x >> n) | (x << (64n - n))) & WORD;

function fraction(prime, degree) {
  const wanted = BigInt(prime) << (64n * degree);
  let root = 1n << 70n;
  for (;;) {
    const next = ((degree - 1n) * root + wanted / root ** (degree - 1n)) / degree;
    if (next >= root) return root & WORD;
    root = next;
  }
}
const PRIMES = Array.from({ length: 410 }, (_, n) => n).filter((n) => n > 1 && ![...Array(n).keys()].some((d) => d > 1 && n % d === 0));

let constants;
export function sha512(bytes, first = 0) {
  constants ??= { h: PRIMES.slice(0, 16).map((p) => fraction(p, 2n)), k: PRIMES.slice(0, 80).map((p) => fraction(p, 3n)) };
  const state = constants.h.slice(first, first + 8);
  const padding = new Uint8Array(((239 - (bytes.length % 128)) % 128) + 1);
  padding[0] = 0x80;
  const data = joined(bytes, padding, bytesOf(BigInt(bytes.length) * 8n, 16));
  for (let at = 0; at < data.length; at += 128) {
    const w = Array.from({ length: 16 }, (_, i) => number(data.subarray(at + 8 * i, at + 8 * i + 8)));
    for (let i = 16; i < 80; i++) {
      const [a, b] = [w[i - 15], w[i - 2]];
      w[i] = (w[i - 16] + (turn(a, 1n) ^ turn(a, 8n) ^ (a >> 7n)) + w[i - 7] + (turn(b, 19n) ^ turn(b, 61n) ^ (b >> 6n))) & WORD;
    }
    let [a, b, c, d, e, f, g, h] = state;
    for (let i = 0; i < 80; i++) {
      const one = h + (turn(e, 14n) ^ turn(e, 18n) ^ turn(e, 41n)) + ((e & f) ^ (~e & WORD & g)) + constants.k[i] + w[i];
      const two = (turn(a, 28n) ^ turn(a, 34n) ^ turn(a, 39n)) + ((a & b) ^ (a & c) ^ (b & c));
      [a, b, c, d, e, f, g, h] = [(one + two) & WORD, a, b, c, (d + one) & WORD, e, f, g];
    }
    [a, b, c, d, e, f, g, h].forEach((x, i) => (state[i] = (state[i] + x) & WORD));
  }
  return joined(...state.map((x) => bytesOf(x, 8)));
}
const LONG = { sha512, sha384: (bytes) => sha512(bytes, 8).subarray(0, 48) };
export const digestOf = (name, bytes) => (LONG[name] ? LONG[name](bytes) : hash(name, bytes));

// --- Ed25519 -------------------------------------------------------------------------------------------------------
const E = 2n ** 255n - 19n;
const ORDER = 2n ** 252n + 27742317777372353535851937790883648493n;
const D = mod(-121665n * inverse(121666n, E), E);
const HALF = power(2n, (E - 1n) / 4n, E);
const little = (bytes) => number([...bytes].reverse());

function edwards([x1, y1, z1, t1], [x2, y2, z2, t2]) {
  const a = ((y1 - x1) * (y2 - x2)) % E;
  const b = ((y1 + x1) * (y2 + x2)) % E;
  const c = (((2n * D * t1) % E) * t2) % E;
  const d = (2n * z1 * z2) % E;
  return [((b - a) * (d - c)) % E, ((d + c) * (b + a)) % E, ((d - c) * (d + c)) % E, ((b - a) * (b + a)) % E];
}

function point(bytes) {
  const [y, odd] = [little(bytes) & (2n ** 255n - 1n), bytes[31] >> 7];
  const [u, v] = [y * y - 1n, D * y * y + 1n];
  let x = mod(u * v ** 3n * power(u * v ** 7n, (E - 5n) / 8n, E), E);
  const isRoot = () => mod(v * x * x - u, E) === 0n;
  if (!isRoot()) x = (x * HALF) % E;
  if (!isRoot() || y >= E || (x === 0n && odd)) return null;
  if (Number(x & 1n) !== odd) x = E - x;
  return [x, y, 1n, (x * y) % E];
}
const BASE = point(Uint8Array.from({ length: 32 }, (_, i) => (i === 0 ? 0x58 : 0x66)));

// Keys under which a signature means nothing are no keys.
export function isEd25519Key(key) {
  const found = key.length === 32 && point(key);
  if (!found) return false;
  let eight = found;
  for (let i = 0; i < 3; i++) eight = edwards(eight, eight);
  return mod(eight[0], E) !== 0n;
}

export function ed25519(key, message, signature) {
  const s = signature.length === 64 ? little(signature.subarray(32)) : ORDER;
  const A = point(key);
  if (!A || s >= ORDER) return false;
  const h = little(sha512(joined(signature.subarray(0, 32), key, message))) % ORDER;
  const [x, y, z] = sum(edwards, [0n, 1n, 1n, 0n], s, BASE, h, [E - A[0], A[1], 1n, E - A[3]]);
  const one = inverse(z, E);
  const made = bytesOf(mod(y * one, E), 32).reverse();
  made[31] |= Number(mod(x * one, E) & 1n) << 7;
  return made.every((octet, i) => octet === signature[i]);
}

// --- y² = x³ − 3x + b ----------------------------------------------------------------------------------------------
const curve = (p, b, n, x, y, size = 32) => ({ p: BigInt(p), b: BigInt(b), n: BigInt(n), g: [BigInt(x), BigInt(y)], size });
export const SM2 = curve(
  "0xfffffffeffffffffffffffffffffffffffffffff00000000ffffffffffffffff",
  "0x28e9fa9e9d9f5e344d5a9e4bcf6509a7f39789f515ab8f92ddbcbd414d940e93",
  "0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123",
  "0x32c4ae2c1f1981195f9904466a39c9948fe30bbff2660be1715a4589334c74c7",
  "0xbc3736a2f4f6779c59bdcee36b692153d0a9877cc62a474002df32e52139f0a0",
);
export const P256 = curve(
  "0xffffffff00000001000000000000000000000000ffffffffffffffffffffffff",
  "0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b",
  "0xffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551",
  "0x6b17d1f2e12c4247f8bce6e563a440f277037d812deb33a0f4a13945d898c296",
  "0x4fe342e2fe1a7f9b8ee7eb4a7c0f9e162bce33576b315ececbb6406837bf51f5",
);
export const P384 = curve(
  "0xfffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffeffffffff0000000000000000ffffffff",
  "0xb3312fa7e23ee7e4988e056be3f82d19181d9c6efe8141120314088f5013875ac656398d8a2ed19d2a85c8edd3ec2aef",
  "0xffffffffffffffffffffffffffffffffffffffffffffffffc7634d81f4372ddf581a0db248b0a77aecec196accc52973",
  "0xaa87ca22be8b05378eb1c71ef320ad746e1d3b628ba79b9859f741e082542a385502f25dbf55296c3a545e3872760ab7",
  "0x3617de4a96262c6f5d9e98bf9292dc29f8f41dbd289a147ce9da3113b5f0b8c00a60b1ce1d7e819d7a431d7c90ea0e5f",
  48,
);

const weierstrass = (p) => (a, b) => {
  if (!a || !b) return a ?? b;
  if (a[0] === b[0] && mod(a[1] + b[1], p) === 0n) return null;
  const slope = a[0] === b[0] ? (3n * a[0] * a[0] - 3n) * inverse(2n * a[1], p) : (b[1] - a[1]) * inverse(b[0] - a[0], p);
  const x = mod(slope * slope - a[0] - b[0], p);
  return [x, mod(slope * (a[0] - x) - a[1], p)];
};

export function onCurve({ p, b, size }, key) {
  const [x, y] = affine(key, size);
  return key.length === 2 * size + 1 && key[0] === 4 && x < p && y < p && mod(y * y - x * x * x + 3n * x - b, p) === 0n;
}
const affine = (key, size) => [number(key.subarray(1, size + 1)), number(key.subarray(size + 1))];

const USER = new TextEncoder().encode("1234567812345678");
export function sm2(key, message, signature) {
  const { p, b, n, g } = SM2;
  const [r, s] = [number(signature.subarray(0, 32)), number(signature.subarray(32))];
  const t = mod(r + s, n);
  if (signature.length !== 64 || !onCurve(SM2, key) || !r || !s || r >= n || s >= n || !t) return false;
  const who = hash("sm3", joined([0, USER.length * 8], USER, ...[p - 3n, b, ...g].map((x) => bytesOf(x, 32)), key.subarray(1)));
  const found = sum(weierstrass(p), null, s, g, t, affine(key, 32));
  return found !== null && mod(number(hash("sm3", joined(who, message))) + found[0], n) === r;
}

// ECDSA, by default with SHA-256 on P-256; r and s as integers
export function ecdsa(key, message, r, s, curve = P256, name = "sha256") {
  const { p, n, g, size } = curve;
  if (!onCurve(curve, key) || r <= 0n || s <= 0n || r >= n || s >= n) return false;
  const w = inverse(s, n);
  const digest = number(digestOf(name, message).subarray(0, size));
  const found = sum(weierstrass(p), null, mod(digest * w, n), g, mod(r * w, n), affine(key, size), 8 * size);
  return found !== null && mod(found[0], n) === r;
}

// --- RSA with the padding of PKCS #1, version 1.5 (RFC 8017, 8.2.2) --------------------------------------------------
const NAMED = { sha256: [1, 32], sha384: [2, 48], sha512: [3, 64] };
export function rsa({ n, e, size }, message, signature, name) {
  if (signature.length !== size || number(signature) >= n) return false;
  const [kind, length] = NAMED[name];
  const digest = joined([0x30, length + 17, 0x30, 13, 6, 9, 0x60, 0x86, 0x48, 1, 0x65, 3, 4, 2, kind, 5, 0, 4, length], digestOf(name, message));
  const padded = joined([0, 1], new Uint8Array(Math.max(8, size - digest.length - 3)).fill(0xff), [0], digest);
  return padded.length === size && power(number(signature), e, n) === number(padded);
}
