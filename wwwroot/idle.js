// Reports to the server that a person is at work, and covers the page while the session is locked. Only input of a person counts: the
// browser marks it as trusted. Nothing that the page does by itself, such as a reader's status, keeps a session open.
(() => {
  const reportEvery = 30_000;
  const inputs = ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"];
  const tabs = "BroadcastChannel" in window ? new BroadcastChannel("moto-presence") : null;

  class IdleLock extends HTMLElement {
    static observedAttributes = ["locked"];

    connectedCallback() {
      this.lastReport = -Infinity;
      this.note = event => event.isTrusted && this.input();
      this.heard = event => (event.data === "unlocked" ? this.uncover() : this.wait());
      for (const name of inputs) addEventListener(name, this.note, { capture: true, passive: true });
      tabs?.addEventListener("message", this.heard);
      this.addEventListener("submit", event => this.submit(event));
      this.wait();
    }

    disconnectedCallback() {
      for (const name of inputs) removeEventListener(name, this.note, { capture: true });
      tabs?.removeEventListener("message", this.heard);
      clearTimeout(this.timer);
      clearTimeout(this.later);
    }

    // The children are added after the attribute.
    attributeChangedCallback() {
      queueMicrotask(() => (this.hasAttribute("locked") ? this.cover() : this.uncover()));
    }

    get dialog() {
      return this.querySelector("dialog");
    }

    input() {
      if (this.dialog?.open) return;
      const since = performance.now() - this.lastReport;
      if (since >= reportEvery) this.report();
      else this.later ??= setTimeout(() => this.report(), reportEvery - since);
    }

    async report() {
      clearTimeout(this.later);
      this.later = null;
      this.lastReport = performance.now();
      try {
        const answer = await fetch("/account/presence", { method: "POST", headers: { "X-Presence": "input" }, redirect: "manual" });
        if (answer.status !== 204) return;
        tabs?.postMessage("input");
        this.wait();
      } catch {
        // Without a connection nothing can be reported; the page is covered when the time is over.
      }
    }

    // The server locks the session; this is for a page without a circuit, or whose circuit has lost its connection.
    wait() {
      clearTimeout(this.timer);
      const grace = 2_000;
      this.timer = setTimeout(
        () => (this.hasAttribute("live") ? this.cover() : location.reload()),
        Number(this.getAttribute("seconds")) * 1000 + grace);
    }

    cover() {
      const dialog = this.dialog;
      if (!dialog || dialog.open || !this.isConnected) return;
      this.before = { title: document.title, focus: document.activeElement };
      document.title = "MotoPortal";
      document.documentElement.dataset.locked = "";
      dialog.onclose = () => document.documentElement.dataset.locked === undefined || dialog.showModal();
      dialog.oncancel = event => event.preventDefault();
      dialog.showModal();
    }

    uncover() {
      this.wait();
      if (!this.dialog?.open) return;
      delete document.documentElement.dataset.locked;
      this.dialog.close();
      this.dialog.querySelector("form")?.reset();
      this.say("");
      document.title = this.before?.title ?? document.title;
      this.before?.focus?.focus?.({ preventScroll: true });
    }

    say(problem) {
      this.dialog.querySelector("[role=alert]").textContent = problem;
    }

    async submit(event) {
      const form = event.target;
      if (new URL(form.action).pathname !== "/account/unlock") return;
      event.preventDefault();
      const button = form.querySelector("button");
      if (button.disabled) return;
      button.disabled = true;
      try {
        const answer = await fetch(form.action, {
          method: "POST",
          headers: { Accept: "application/json" },
          body: new URLSearchParams(new FormData(form)),
          redirect: "manual",
        });
        if (answer.type === "opaqueredirect" || answer.status === 401) return location.reload();
        const { problem } = answer.headers.get("content-type")?.includes("json") ? await answer.json() : { problem: answer.statusText };
        if (!answer.ok) {
          this.say(problem);
          const password = this.dialog.querySelector("input[type=password]");
          if (password) password.value = "";
          password?.focus();
          return;
        }

        tabs?.postMessage("unlocked");
        this.uncover();
      } catch {
        this.say(this.getAttribute("offline") ?? "");
      } finally {
        button.disabled = false;
      }
    }
  }

  customElements.define("idle-lock", IdleLock);
})();
