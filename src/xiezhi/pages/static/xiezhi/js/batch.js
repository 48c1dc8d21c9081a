// Tasks of one step can be done together: choosing one leaves only its like to choose.
export function start(form) {
  const boxes = [...form.querySelectorAll('input[name="task"]')];
  const bar = form.querySelector("[data-batch-bar]");
  const count = form.querySelector("[data-batch-count]");
  const whom = form.querySelector("[data-batch-whom]");
  const hint = count.textContent;

  function show() {
    const chosen = boxes.filter((box) => box.checked);
    const step = chosen[0]?.dataset.step;
    for (const box of boxes) box.disabled = Boolean(step) && box.dataset.step !== step;
    for (const button of bar.querySelectorAll("button")) button.hidden = !chosen.length;
    const english = document.documentElement.lang === "en";
    count.textContent = !chosen.length ? hint : english ? `${chosen.length} chosen: ${chosen[0].dataset.label}` : `已选 ${chosen.length} 项　同一步骤：${chosen[0].dataset.label}`;
    whom.textContent = [...new Set(chosen.map((box) => box.dataset.whom).filter(Boolean))].join(english ? ", " : "，");
  }

  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  show();
}
