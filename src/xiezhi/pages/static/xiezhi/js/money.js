// An amount is repeated in words below its field, and gets its commas when one leaves it.
import { capitals } from "./capitals.js";

export function start(input) {
  const below = document.querySelector(`[data-capitals="${CSS.escape(input.id)}"]`);
  const bare = () => input.value.replace(/[,，\s]/g, "");
  const show = () => {
    if (below) below.textContent = document.documentElement.lang.startsWith("zh") ? capitals(bare()) : "";
  };
  const commas = () => {
    const match = /^(\d+)(\.\d{1,2})?$/.exec(bare());
    if (match) input.value = match[1].replace(/\B(?=(\d{3})+$)/g, ",") + (match[2] ?? "").padEnd(match[2] ? 3 : 0, "0");
  };
  input.addEventListener("input", show);
  input.addEventListener("blur", commas);
  show();
  commas();
}
