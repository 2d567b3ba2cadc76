// Asks the browser for a passkey and sends the form in which the button stands with the answer. The challenge is fetched when it is
// needed, because it lasts five minutes and a page stays open for longer.
(() => {
  const renewEvery = 240_000;

  const offer = async (form, purpose) => {
    const answer = await fetch("/account/passkey/offer", {
      method: "POST",
      body: new URLSearchParams({
        purpose,
        __RequestVerificationToken: form.querySelector("[name=__RequestVerificationToken]").value,
      }),
      redirect: "manual",
    });
    if (!answer.ok) throw new Error(`The challenge was refused: ${answer.status}`);
    return answer.json();
  };

  const use = async (options, others) =>
    JSON.stringify(
      await navigator.credentials.get({ publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options), ...others }));

  const create = async options =>
    JSON.stringify(
      await navigator.credentials.create({ publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options) }));

  class PasskeyButton extends HTMLElement {
    connectedCallback() {
      this.addEventListener("click", this.pressed);
      if (this.hasAttribute("suggests")) this.suggest();
    }

    disconnectedCallback() {
      this.removeEventListener("click", this.pressed);
      this.waiting?.abort();
    }

    get form() {
      return this.closest("form");
    }

    get purpose() {
      return this.getAttribute("purpose");
    }

    pressed = async event => {
      const button = event.target.closest("button");
      if (!button || button.disabled) return;
      const makes = this.purpose === "adding";
      if (makes && !this.form.reportValidity()) return;
      this.waiting?.abort();
      button.disabled = true;
      this.say("");
      try {
        const made = await offer(this.form, this.purpose);
        const credential = await (makes ? create(made.options) : use(made.options));

        // A form whose button is disabled is being sent already.
        button.disabled = false;
        this.send(made.offer, credential);
      } catch {
        // The browser does not say why: the person cancelled, or there is no passkey for this address.
        this.say(this.getAttribute("failed"));
      } finally {
        button.disabled = false;
      }
    };

    // The browser offers passkeys among the addresses that it knows; it asks the person first.
    async suggest() {
      if (!(await PublicKeyCredential.isConditionalMediationAvailable?.())) return;
      try {
        const made = await offer(this.form, this.purpose);
        this.waiting = new AbortController();
        const { signal } = this.waiting;
        const renew = setTimeout(() => {
          this.waiting.abort();
          this.suggest();
        }, renewEvery);
        signal.addEventListener("abort", () => clearTimeout(renew));
        this.send(made.offer, await use(made.options, { mediation: "conditional", signal }));
      } catch {
        // Nothing was asked for, so nothing is said.
      }
    }

    send(challenge, credential) {
      this.querySelector("[data-offer]").value = challenge;
      this.querySelector("[data-credential]").value = credential;
      const done = this.getAttribute("done");
      if (done) this.say(done);
      else this.form.requestSubmit();
    }

    say(text) {
      this.querySelector("[role=status]").textContent = text ?? "";
    }
  }

  if (window.PublicKeyCredential?.parseRequestOptionsFromJSON && !customElements.get("passkey-button"))
    customElements.define("passkey-button", PasskeyButton);
})();
