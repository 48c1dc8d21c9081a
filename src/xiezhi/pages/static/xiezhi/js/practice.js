// To practise: a contract is written, signed, deposited, checked, altered by one byte and checked again. All of it on this device
// but for one question: the practice log is asked for a bundle, and keeps nothing.
import { digest } from "./digest.js";
import { check } from "./verifier/check.js";
import { rowOf } from "./verifier/desk.js";
import { parseBundle, parsePolicy, utf8 } from "./verifier/records.js";

export function start(place) {
  const part = (name) => place.querySelector(`[data-${name}]`);
  const policy = parsePolicy(place.dataset.policy);
  const state = { file: null, bytes: null, bundle: null, at: 0 };

  part("write").addEventListener("submit", (event) => {
    event.preventDefault();
    state.contract = written(place, new FormData(event.target));
    part("readall").replaceChildren(...state.contract.lines.map(paragraph), part("end"));
    reach("sign");
  });
  part("ready").disabled = false; // pressed before this was here, it would send the page off and what was typed with it

  part("signing").addEventListener("submit", (event) => {
    event.preventDefault();
    const { lines, sum, me } = state.contract;
    const strokes = part("hand").value.split(";").filter(Boolean).length;
    const how = strokes ? place.dataset.byHand.replace("{n}", strokes) : place.dataset.printed;
    const text = [...lines, `${place.dataset.signed} ${me}  ${how}`, ""].join("\n");
    hold(utf8(text), place.dataset.file, { place: utf8(text.slice(0, text.indexOf(sum))).length, line: lines.find((each) => each.includes(sum)), sum });
    reach("keep");
  });

  part("own").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (file?.size) hold(new Uint8Array(await file.arrayBuffer()), file.name, { place: file.size - 1 });
  });

  part("deposit").addEventListener("click", async ({ target }) => {
    target.disabled = true;
    try {
      const found = await contentOf(state.bytes);
      const body = new URLSearchParams({ ...found, name: state.name });
      const answer = await fetch(place.dataset.deposit, { method: "POST", body, headers: { "X-CSRFToken": place.dataset.token } });
      if (!answer.ok) throw new Error((await answer.text()) || answer.statusText);
      const kept = new Uint8Array(await answer.arrayBuffer());
      state.bundle = parseBundle(kept);
      part("kept").textContent = state.bundle.leaf.at.slice(0, 19).replace("T", " ");
      part("digest").textContent = found.sha256;
      give(part("take-file"), state.bytes, state.name);
      give(part("take-bundle"), kept, `${state.name}.bundle.json`);
      reach("check");
    } catch (error) {
      part("trouble").textContent = `${place.dataset.failed} ${error instanceof TypeError ? "" : error.message}`;
    }
    target.disabled = false;
  });

  part("judge").addEventListener("click", async () => {
    await judge(state.bytes, part("whole"));
    part("change").textContent = changed(state, place.dataset);
    reach("alter");
  });

  part("alter").addEventListener("click", async () => {
    await judge(altered(state), part("broken"));
    reach("done");
  });

  part("again").addEventListener("click", () => location.reload());

  function hold(bytes, name, mark) {
    Object.assign(state, { bytes, name, mark });
    part("name").textContent = name;
    part("size").textContent = bytes.length.toLocaleString();
  }

  async function judge(bytes, list) {
    const report = check(state.bundle, policy, await contentOf(bytes));
    list.replaceChildren(rowOf(part("one"), { ...report, path: state.name }));
  }

  // The next part opens and is read out; those before it stay, so that one can look back.
  function reach(name) {
    const steps = [...place.querySelectorAll("[data-step]")];
    const next = steps.find((each) => each.dataset.step === name);
    for (const each of steps.slice(steps.indexOf(next) + 1)) each.hidden = true;
    next.hidden = false;
    const marks = [...part("progress").children];
    marks.forEach((each, at) => {
      each.toggleAttribute("data-done", at < steps.indexOf(next));
      each.removeAttribute("aria-current");
    });
    marks[steps.indexOf(next)]?.setAttribute("aria-current", "step");
    next.querySelector("h2").focus({ preventScroll: true });
    next.scrollIntoView({ block: "start", behavior: matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth" });
  }
}

const paragraph = (text) => Object.assign(document.createElement("p"), { textContent: text });

async function contentOf(bytes) {
  const blob = new Blob([bytes]);
  return { length: bytes.length, sha256: await digest("sha256", blob), sm3: await digest("sm3", blob) };
}

function written(place, form) {
  const [me, other, sum] = ["me", "other", "sum"].map((name) => form.get(name).trim());
  const sample = place.querySelector(`template[data-sample="${form.get("case")}"]`);
  const lines = [...sample.content.querySelectorAll("p")].map((each) => each.textContent.replace("{me}", me).replace("{other}", other).replace("{sum}", sum));
  return { lines, sum, me };
}

function give(link, bytes, name) {
  URL.revokeObjectURL(link.href);
  link.href = URL.createObjectURL(new Blob([bytes]));
  link.download = name;
}

// One byte: of the contract the first figure of the sum, of any other file its last byte.
function altered({ bytes, mark }) {
  const made = bytes.slice();
  made[mark.place] = mark.sum ? (made[mark.place] === 57 ? 49 : 57) : made[mark.place] ^ 1;
  return made;
}

function changed({ bytes, mark }, words) {
  if (!mark.sum) return words.lastByte;
  const other = (mark.sum[0] === "9" ? "1" : "9") + mark.sum.slice(1);
  return words.oneFigure.replace("{from}", mark.sum).replace("{to}", other);
}
