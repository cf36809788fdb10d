import Kernel

/// Asks the browser for a passkey and sends what it answers as the form it stands in. Where the browser has none, the button
/// stays hidden: everything else works without script.
enum PasskeyScript {
  static let asset = Asset(
    name: "passkey.js", type: "text/javascript; charset=utf-8",
    content: #"""
      "use strict";
      const bytes = (text) => Uint8Array.from(
        atob(text.replace(/-/g, "+").replace(/_/g, "/")), (letter) => letter.charCodeAt(0));
      const text = (buffer) => buffer && btoa(String.fromCharCode(...new Uint8Array(buffer)))
        .replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
      const keys = (list) => (list ? list.split(" ") : []).map((id) => ({ type: "public-key", id: bytes(id) }));

      function make(data) {
        return navigator.credentials.create({ publicKey: {
          challenge: bytes(data.challenge), rp: { id: data.site, name: "Facturier" },
          user: { id: bytes(data.user), name: data.account, displayName: data.account },
          pubKeyCredParams: data.algorithms.split(" ").map((alg) => ({ type: "public-key", alg: Number(alg) })),
          authenticatorSelection: { residentKey: "preferred", userVerification: "preferred" },
          attestation: "none", excludeCredentials: keys(data.keys), timeout: 240000,
        } });
      }

      function show(data) {
        return navigator.credentials.get({ publicKey: {
          challenge: bytes(data.challenge), rpId: data.site, allowCredentials: keys(data.keys),
          userVerification: data.keys ? "preferred" : "required", timeout: 240000,
        } });
      }

      for (const form of document.querySelectorAll("form[data-passkey]")) {
        if (!window.PublicKeyCredential) continue;
        form.hidden = false;
        form.addEventListener("submit", async (event) => {
          if (form.elements.answer.value) return;
          event.preventDefault();
          try {
            const key = await (form.dataset.passkey === "make" ? make : show)(form.dataset);
            const said = key.response;
            form.elements.answer.value = JSON.stringify({
              id: text(key.rawId), clientData: text(said.clientDataJSON),
              attestation: text(said.attestationObject), authenticator: text(said.authenticatorData),
              signature: text(said.signature), userHandle: text(said.userHandle),
            });
            form.submit();
          } catch {
            const fault = form.querySelector("[data-fault]");
            if (fault) fault.hidden = false;
          }
        });
      }
      """#)
}
