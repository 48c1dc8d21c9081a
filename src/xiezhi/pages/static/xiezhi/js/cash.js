// The cash sheet: sums while one types, Enter goes on, and whether the machine has counted the same. In tenths of a yuan.
import { capitals } from "./capitals.js";

export function start(form) {
  const inputs = [...form.querySelectorAll("input[data-note]")];
  const machine = form.querySelector('[name="machine"]');
  const agree = form.querySelector("[data-agree]");
  const said = (tenths) => (tenths / 10).toLocaleString("en-US", { minimumFractionDigits: 2 });

  function add() {
    let total = 0;
    let count = 0;
    for (const input of inputs) {
      const typed = /^\d{1,7}$/.test(input.value.trim()) ? Number(input.value) : 0;
      const tenths = typed * Math.round(Number(input.dataset.note) * 10);
      input.closest("tr").querySelector("[data-part]").textContent = said(tenths);
      total += tenths;
      count += typed;
    }
    form.querySelector("[data-total]").textContent = said(total);
    form.querySelector("[data-count]").textContent = count.toLocaleString("en-US");
    form.querySelector("[data-capitals-total]").textContent =
      total && document.documentElement.lang.startsWith("zh") ? capitals((total / 10).toFixed(2)) : "";
    const counted = machine.value.replace(/[,\s]/g, "");
    const same = Math.round(Number(counted) * 100) === total * 10;
    agree.textContent = counted && total ? (same ? agree.dataset.yes : agree.dataset.no) : "";
    agree.className = same ? "x-s x-good" : "x-s x-late";
  }

  form.addEventListener("input", add);
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || !event.target.matches("input[data-note]")) return;
    event.preventDefault();
    (inputs[inputs.indexOf(event.target) + 1] ?? machine).focus();
  });
  add();
}
