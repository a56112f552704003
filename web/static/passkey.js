// Passkeys: what a page does where the browser and the server's name allow it.
// Without it people sign in by name and password.

const post = async (url, body) => {
  const r = await fetch(url, { method: "POST", body, headers: typeof body === "string" ? { "Content-Type": "application/json" } : {} });
  const said = await r.json().catch(() => ({}));
  if (!r.ok) throw new Error(said.fault || String(r.status));
  return said;
};

const ask = (kind, options) =>
  kind === "create"
    ? navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options.publicKey) })
    : navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options.publicKey) });

export const passkey = (form) => {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) return;
  form.hidden = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const fields = new FormData(form);
    const fault = form.querySelector("[role=alert]");
    fault.textContent = "";
    try {
      const offer = await post(form.dataset.offer, new URLSearchParams(fields));
      const made = await ask(form.dataset.passkey, offer.options);
      const answer = { ceremony: offer.ceremony, name: fields.get("name") || "", back: fields.get("back") || "", response: made.toJSON() };
      location.assign((await post(form.action, JSON.stringify(answer))).to);
    } catch (e) {
      // Who closes the browser's own window has changed their mind.
      if (e.name !== "NotAllowedError" && e.name !== "AbortError") fault.textContent = e.name === "InvalidStateError" ? form.dataset.known : e.message;
    }
  });
};
