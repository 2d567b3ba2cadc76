// Counts minutes and seconds in the browser: <running-clock data-milliseconds="61000" data-counts="up">. The server says where it begins,
// and the browser's own clock, which may be wrong, is only asked how much time has gone by.
(() => {
  const second = 1000;

  class RunningClock extends HTMLElement {
    connectedCallback() {
      this.begun = performance.now();
      this.show();
    }

    disconnectedCallback() {
      clearTimeout(this.next);
    }

    show() {
      const gone = performance.now() - this.begun;
      const start = Number(this.dataset.milliseconds);
      const left = this.dataset.counts === "down";
      const shown = Math.max(0, left ? start - gone : start + gone);
      const seconds = Math.floor(shown / second);
      this.textContent = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
      if (!left || shown > 0) {
        // The next full second, and no drift.
        this.next = setTimeout(() => this.show(), left ? shown % second + 1 : second - shown % second);
      }
    }
  }

  customElements.define("running-clock", RunningClock);
})();
