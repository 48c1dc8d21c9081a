// Passkeys: the court's question and the device's answer travel as the JSON of WebAuthn.
const bytes = (text) => Uint8Array.from(atob(text.replace(/-/g, "+").replace(/_/g, "/")), (c) => c.charCodeAt(0));
const text = (buffer) => btoa(String.fromCharCode(...new Uint8Array(buffer))).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");

const token = () => JSON.parse(document.body.getAttribute("hx-headers"))["X-CSRFToken"];

async function ask(url, body) {
  const answer = await fetch(url, {
    method: "POST",
    credentials: "same-origin",
    headers: { "Content-Type": "application/json", "X-CSRFToken": token() },
    body: JSON.stringify(body),
  });
  if (!answer.ok) throw new Error(String(answer.status));
  return answer.json();
}

function question(options) {
  const list = (found) => (found ?? []).map((one) => ({ ...one, id: bytes(one.id) }));
  const made = { ...options, challenge: bytes(options.challenge) };
  if (options.user) made.user = { ...options.user, id: bytes(options.user.id) };
  if (options.excludeCredentials) made.excludeCredentials = list(options.excludeCredentials);
  if (options.allowCredentials) made.allowCredentials = list(options.allowCredentials);
  return made;
}

function answer(credential) {
  const response = { clientDataJSON: text(credential.response.clientDataJSON) };
  for (const name of ["attestationObject", "authenticatorData", "signature", "userHandle"])
    if (credential.response[name]) response[name] = text(credential.response[name]);
  return { id: credential.id, rawId: text(credential.rawId), type: credential.type, response, clientExtensionResults: credential.getClientExtensionResults() };
}

// The answer of the court is {"next": address}, where to go.
export function start(place) {
  if (!window.PublicKeyCredential) return;
  place.hidden = false;
  const making = place.matches("[data-passkey-new]");
  const words = place.querySelector("[data-passkey-words]");
  place.querySelector("button").addEventListener("click", async () => {
    words.textContent = "";
    try {
      const publicKey = question(await ask(place.dataset.options, {}));
      const credential = await (making ? navigator.credentials.create({ publicKey }) : navigator.credentials.get({ publicKey }));
      location.assign((await ask(place.dataset.answer, answer(credential))).next);
    } catch (error) {
      words.textContent = error.name === "NotAllowedError" ? place.dataset.unfinished : place.dataset.refused;
    }
  });
}
