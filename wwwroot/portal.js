// The few things that must work before, and without, a circuit: the time zone, light or dark, popovers, printing, the skip link; and
// where the focus goes on a new page.
(() => {
  const year = 31536000;
  const secure = location.protocol === "https:" ? "; Secure" : "";
  const remember = (name, value) => {
    document.cookie = `${name}=${value}; Path=/; Max-Age=${value ? year : 0}; SameSite=Strict${secure}`;
  };

  remember("moto-zone", Intl.DateTimeFormat().resolvedOptions().timeZone || "");

  const showTheme = () => {
    const current = document.documentElement.dataset.theme || "system";
    for (const button of document.querySelectorAll("[data-theme-choice]"))
      button.setAttribute("aria-pressed", String(button.dataset.themeChoice === current));
  };

  const chooseTheme = choice => {
    if (choice === "system") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = choice;
    remember("moto-theme", choice === "system" ? "" : choice);
    showTheme();
  };

  // The answer to signing out tells the browser what to forget. A reload meanwhile, because the session has ended, would cancel it; it
  // waits for the case that no answer comes.
  let signsOut = false;
  const patience = 10_000;
  document.addEventListener("submit", event => {
    signsOut ||= event.target.getAttribute("action") === "/account/sign-out";
  });

  document.addEventListener("click", event => {
    const choice = event.target.closest("[data-theme-choice]");
    if (choice) chooseTheme(choice.dataset.themeChoice);

    if (event.target.closest("[data-print]")) print();

    // A link in an open popover leads away, so the popover has done its work.
    event.target.closest("a[href]")?.closest(":popover-open")?.hidePopover();

    if (event.target.closest(".skip-link")) {
      event.preventDefault();
      document.getElementById("main")?.focus();
    }
  });

  // A digit gives the answer with that number to the question that has the focus, and goes on to the next that has to be answered: what
  // may stay empty, and a question that has its answer, are passed. The question is not asked for its fields, whose own keys work as usual.
  const stops = "input:not([type=hidden]), select, textarea, button, a[href]";
  document.addEventListener("keydown", event => {
    const question = event.target.closest?.("[data-digits]");
    if (!question || !/^[1-9]$/.test(event.key) || event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const answer = question.querySelectorAll("input[type=radio], button")[event.key - 1];
    if (!answer || answer.disabled) return;
    event.preventDefault();
    answer.click();
    const whole = question.closest(".day") ?? question;
    const isAnswered = stop => stop.type === "radio" && document.querySelector(`input[name="${CSS.escape(stop.name)}"]:checked`);
    const next = [...question.closest("form").querySelectorAll(stops)].find(stop =>
      !stop.disabled && stop.checkVisibility() && !whole.contains(stop)
      && whole.compareDocumentPosition(stop) & Node.DOCUMENT_POSITION_FOLLOWING
      && !stop.closest("[data-optional]") && !isAnswered(stop));
    (next ?? answer).focus();
  });

  // The circuit asks for this after it has drawn a new page. A person who is in a field by then stays there.
  window.MotoPortal = {
    reload: () => {
      setTimeout(() => location.reload(), signsOut ? patience : 0);
    },
    focusHeading: () => {
      const main = document.getElementById("main");
      const heading = document.querySelector("h1");
      const focused = document.activeElement;
      if (!heading || (focused !== main && main?.contains(focused))) return;
      if (!heading.hasAttribute("tabindex")) heading.tabIndex = -1;
      heading.focus({ preventScroll: true });
    },
  };

  document.addEventListener("toggle", showTheme, true);
  document.addEventListener("DOMContentLoaded", showTheme);
})();
