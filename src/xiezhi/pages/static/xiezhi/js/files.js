// A place to drop files: lights up, lists what was chosen, and says at once what the court could not take.
const LIMIT = 100 * 1024 * 1024;

function size(bytes) {
  if (bytes < 1024) return `${bytes} B`;
  return bytes < 1024 * 1024 ? `${(bytes / 1024).toFixed(0)} kB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
}

export function start(place) {
  const input = place.querySelector('input[type="file"]');
  const list = place.querySelector(".x-files");

  for (const name of ["dragenter", "dragover"])
    place.addEventListener(name, (event) => {
      event.preventDefault();
      place.classList.add("over");
    });
  for (const name of ["dragleave", "drop"]) place.addEventListener(name, () => place.classList.remove("over"));
  place.addEventListener("drop", (event) => {
    event.preventDefault();
    input.files = event.dataTransfer.files;
    input.dispatchEvent(new Event("change", { bubbles: true }));
  });
  if (!list) return;
  input.addEventListener("change", () => {
    list.replaceChildren(
      ...[...input.files].map((file) => {
        const row = document.createElement("li");
        const name = document.createElement("span");
        const note = document.createElement("small");
        name.textContent = file.name;
        const wrong = file.size === 0 ? place.dataset.empty : file.size > LIMIT ? place.dataset.large : "";
        note.textContent = wrong || size(file.size);
        note.className = wrong ? "x-late" : "x-mut";
        row.append(name, note);
        return row;
      }),
    );
  });
}
