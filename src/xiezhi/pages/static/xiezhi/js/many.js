// Many rows of the same fields: add and take away without asking the court. Names keep the form <name>-<row>-<column>.
function number(table) {
  const name = table.dataset.many;
  table.querySelectorAll("tbody tr").forEach((row, place) => {
    row.querySelector("td.n").textContent = String(place + 1);
    for (const field of row.querySelectorAll("[name]")) {
      if (field.matches("[data-drop]")) {
        field.value = `${name}-${place}`;
        field.ariaLabel = field.ariaLabel.replace(/\d+/, place + 1);
        continue;
      }
      const column = field.name.slice(name.length + 1).replace(/^\d+-/, "");
      field.name = field.id = `${name}-${place}-${column}`;
    }
  });
}

function add_up(table) {
  const sum = table.querySelector("[data-sum]");
  const first = [...table.querySelectorAll("tbody tr")].map((row) => row.querySelector("[data-money]"));
  const typed = first.map((each) => each?.value.replace(/[,，\s]/g, "") ?? "");
  const known = typed.filter((each) => /^\d+(\.\d{1,2})?$/.test(each)).map((each) => Math.round(Number(each) * 100));
  if (sum) sum.textContent = (known.reduce((all, each) => all + each, 0) / 100).toLocaleString("en", { minimumFractionDigits: 2 });
}

export function start(table) {
  const body = table.querySelector("tbody");
  table.addEventListener("input", () => add_up(table));
  const changed = () => {
    number(table);
    table.dispatchEvent(new Event("input", { bubbles: true }));
  };
  table.addEventListener("click", (event) => {
    const button = event.target.closest("[data-add], [data-drop]");
    if (!button) return;
    event.preventDefault();
    if (button.matches("[data-add]")) {
      body.append(table.querySelector("template").content.cloneNode(true));
      changed();
      body.lastElementChild.querySelector("input, select, textarea").focus();
    } else {
      const row = button.closest("tr");
      const next = row.nextElementSibling ?? row.previousElementSibling;
      row.remove();
      changed();
      (next?.querySelector("[data-drop]") ?? table.querySelector("[data-add]")).focus();
    }
  });
}
