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
    count.textContent = chosen.length
      ? count.dataset.chosen.replace("{n}", chosen.length).replace("{what}", chosen[0].dataset.label)
      : hint;
    whom.textContent = [...new Set(chosen.map((box) => box.dataset.whom).filter(Boolean))].join("　");
  }

  form.addEventListener("change", show);
  form.addEventListener("reset", () => setTimeout(show));
  show();
}
