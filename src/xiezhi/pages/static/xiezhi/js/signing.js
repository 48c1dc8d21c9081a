// Signing: the tick opens when the text was read to its end, and the strokes of a hand go along as numbers.
export function start(form) {
  reading(form.querySelector("[data-readall]"), form.querySelector("[data-read]"), form.querySelector("[data-read-hint]"));
  writing(form.querySelector("[data-canvas]"), form.querySelector("[data-hand]"), form.querySelector("[data-wipe]"));
}

function reading(text, tick, hint) {
  const open = () => {
    tick.disabled = false;
    hint.hidden = true;
  };
  if (tick.checked) return open();
  tick.disabled = true;
  new IntersectionObserver(([end]) => end.isIntersecting && open(), { root: text, threshold: 0.5 }).observe(text.querySelector("[data-end]"));
}

function writing(canvas, field, wipe) {
  const pen = canvas.getContext("2d");
  const strokes = field.value ? field.value.split(";").map((stroke) => stroke.split(" ").map((point) => point.split(",").map(Number))) : [];
  Object.assign(pen, { lineWidth: 9, lineCap: "round", lineJoin: "round", strokeStyle: "#111" });

  function draw() {
    pen.clearRect(0, 0, canvas.width, canvas.height);
    for (const stroke of strokes) {
      pen.beginPath();
      stroke.forEach(([x, y], i) => (i ? pen.lineTo(x, y) : pen.moveTo(x, y)));
      pen.stroke();
    }
    field.value = strokes.filter((stroke) => stroke.length > 1).map((stroke) => stroke.map((point) => point.join(",")).join(" ")).join(";");
  }
  function point(event) {
    const box = canvas.getBoundingClientRect();
    const place = (at, start, size, most) => Math.max(0, Math.min(most, Math.round(((at - start) / size) * most)));
    return [place(event.clientX, box.left, box.width, 1000), place(event.clientY, box.top, box.height, 300)];
  }
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    strokes.push([point(event)]);
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    const [last, next] = [strokes.at(-1).at(-1), point(event)];
    if (Math.hypot(next[0] - last[0], next[1] - last[1]) < 4) return;
    strokes.at(-1).push(next);
    draw();
  });
  wipe.addEventListener("click", () => {
    strokes.length = 0;
    draw();
  });
  draw();
}
