// SHA-256 and SM3 of a file, read in pieces, so that a large one fits and a page without TLS can do it too.
const PIECE = 1 << 20;
const left = (x, n) => (x << n) | (x >>> (32 - n));
const right = (x, n) => (x >>> n) | (x << (32 - n));

function roots() {
  const k = [];
  const h = [];
  for (let n = 2; k.length < 64; n++) {
    let prime = true;
    for (let d = 2; d * d <= n; d++) if (n % d === 0) prime = false;
    if (!prime) continue;
    const part = (x) => ((x - Math.floor(x)) * 2 ** 32) | 0;
    if (h.length < 8) h.push(part(Math.sqrt(n)));
    k.push(part(Math.cbrt(n)));
  }
  return { k, h };
}
const { k: K, h: H } = roots();

function sha256(state, words) {
  const w = new Int32Array(64);
  w.set(words);
  for (let i = 16; i < 64; i++) {
    const a = w[i - 15];
    const b = w[i - 2];
    w[i] = (w[i - 16] + (right(a, 7) ^ right(a, 18) ^ (a >>> 3)) + w[i - 7] + (right(b, 17) ^ right(b, 19) ^ (b >>> 10))) | 0;
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const one = (h + (right(e, 6) ^ right(e, 11) ^ right(e, 25)) + ((e & f) ^ (~e & g)) + K[i] + w[i]) | 0;
    const two = ((right(a, 2) ^ right(a, 13) ^ right(a, 22)) + ((a & b) ^ (a & c) ^ (b & c))) | 0;
    [a, b, c, d, e, f, g, h] = [(one + two) | 0, a, b, c, (d + one) | 0, e, f, g];
  }
  [a, b, c, d, e, f, g, h].forEach((x, i) => (state[i] = (state[i] + x) | 0));
}

const spread = (x) => x ^ left(x, 9) ^ left(x, 17);

function sm3(state, words) {
  const w = new Int32Array(68);
  w.set(words);
  for (let i = 16; i < 68; i++) {
    const x = w[i - 16] ^ w[i - 9] ^ left(w[i - 3], 15);
    w[i] = x ^ left(x, 15) ^ left(x, 23) ^ left(w[i - 13], 7) ^ w[i - 6];
  }
  let [a, b, c, d, e, f, g, h] = state;
  for (let i = 0; i < 64; i++) {
    const early = i < 16;
    const one = left((left(a, 12) + e + left(early ? 0x79cc4519 : 0x7a879d8a, i % 32)) | 0, 7);
    const two = one ^ left(a, 12);
    const t = ((early ? a ^ b ^ c : (a & b) | (a & c) | (b & c)) + d + two + (w[i] ^ w[i + 4])) | 0;
    const u = ((early ? e ^ f ^ g : (e & f) | (~e & g)) + h + one + w[i]) | 0;
    [a, b, c, d, e, f, g, h] = [t, a, left(b, 9), c, spread(u), e, left(f, 19), g];
  }
  [a, b, c, d, e, f, g, h].forEach((x, i) => (state[i] ^= x));
}

const KINDS = {
  sha256: { round: sha256, first: H },
  sm3: { round: sm3, first: [0x7380166f, 0x4914b2b9, 0x172442d7, 0xda8a0600, 0xa96f30bc, 0x163138aa, 0xe38dee4d, 0xb0fb0e4e] },
};

function blocks(kind, state, bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const words = new Int32Array(16);
  for (let at = 0; at < bytes.length; at += 64) {
    for (let i = 0; i < 16; i++) words[i] = view.getInt32(at + 4 * i);
    kind.round(state, words);
  }
}

function finish(kind, state, rest, size) {
  const last = new Uint8Array(rest.length < 56 ? 64 : 128);
  last.set(rest);
  last[rest.length] = 0x80;
  const view = new DataView(last.buffer);
  view.setUint32(last.length - 8, Math.floor(size / 2 ** 29));
  view.setUint32(last.length - 4, (size << 3) >>> 0);
  blocks(kind, state, last);
  const out = new DataView(new ArrayBuffer(32));
  state.forEach((word, i) => out.setInt32(4 * i, word));
  return new Uint8Array(out.buffer);
}

export const hex = (bytes) => Array.from(bytes, (octet) => octet.toString(16).padStart(2, "0")).join("");

// bytes → 32 bytes; name is "sha256" or "sm3"
export function hash(name, bytes) {
  const kind = KINDS[name];
  const state = Int32Array.from(kind.first, (x) => x | 0);
  const whole = bytes.length - (bytes.length % 64);
  blocks(kind, state, bytes.subarray(0, whole));
  return finish(kind, state, bytes.subarray(whole), bytes.length);
}

// blob → hex of 64 characters
export async function digest(name, blob, progress = () => {}) {
  const kind = KINDS[name];
  const state = Int32Array.from(kind.first, (x) => x | 0);
  const whole = blob.size - (blob.size % 64);
  for (let at = 0; at < whole; at += PIECE) {
    blocks(kind, state, new Uint8Array(await blob.slice(at, Math.min(at + PIECE, whole)).arrayBuffer()));
    progress(Math.min(1, (at + PIECE) / blob.size));
  }
  return hex(finish(kind, state, new Uint8Array(await blob.slice(whole).arrayBuffer()), blob.size));
}
