// The on-screen reader. What is keyed in exists in this page only, until it is sent once or discarded. The page decides which field is
// shown; what the reader is asked to do comes from Stripe, through ./state.

import { brandOf, cvcLength, expiryShown, faultOf, inGroups, masked, maskedNumber } from "./card.js";
import { listen } from "./keys.js";

const stage = document.getElementById("reader");
if (stage) {
  start();
}

function start() {
  const byId = (id) => document.getElementById(id);
  const field = byId("field");
  const shelf = byId("shelf");
  const cards = [...document.querySelectorAll(".card")];
  const testNumbers = new Set(cards.map((card) => card.dataset.number));
  const address = location.pathname.replace(/\/$/, "");
  const language = document.documentElement.lang;

  const steps = ["number", "expiry", "cvc", "postal"];
  const results = new Set(["approved", "declined", "failed"]);
  const resultMilliseconds = 6000;
  const withdrawnMilliseconds = 3500;
  const processingMilliseconds = 900;
  const answerMilliseconds = 30000;
  const restAfterMilliseconds = 180000;

  let typed = empty();
  let step = "number";
  let screen = "splash";
  let intent = null;
  let busy = false;
  let backToSplash = 0;
  let nextLook = 0;
  let lookAt = 0;
  let presentedAt = 0;
  let lastStir = performance.now();

  const fault = (name) => faultOf(name, typed, testNumbers, Number(stage.dataset.month));

  function empty() {
    return { number: "", expiry: "", cvc: "", postal: "" };
  }

  // ---- Drawing --------------------------------------------------------------------------------

  function show(next) {
    const changed = next !== screen;
    screen = next;
    stage.dataset.screen = next;
    const asking = next === "entry" || next === "summary";
    for (const card of cards) {
      card.disabled = !asking;
    }
    stage.toggleAttribute("data-asking", asking);
    if (changed) {
      const heading = document.querySelector(`[data-on="${next}"] h2`);
      speak(next === "entry" ? spokenStep() : [...heading.parentElement.querySelectorAll("h2, h2 ~ p:not(.small)")].map((part) => part.textContent).join(" "));
    }
  }

  // The first step announces the amount, too.
  function spokenStep() {
    const prompt = byId(`ask-${step}`).textContent;
    return step === "number" && !byId("amount").hidden ? `${byId("amount").textContent}. ${prompt}` : prompt;
  }

  function speak(text) {
    byId("spoken").textContent = text;
  }

  function draw() {
    stage.dataset.step = step;
    byId("typed").textContent = step === "number" ? inGroups(typed.number)
      : step === "expiry" ? expiryShown(typed.expiry)
        : step === "cvc" ? masked(typed.cvc)
          : typed.postal;
    field.setAttribute("aria-labelledby", `ask-${step}`);
    field.setAttribute("aria-describedby", `hint-${step} errors`);
    byId("brand").textContent = step === "number" ? brandOf(typed.number).name : "";
    for (const [name, text] of Object.entries({
      number: maskedNumber(typed.number),
      brand: brandOf(typed.number).name,
      expiry: expiryShown(typed.expiry),
      cvc: masked(typed.cvc),
      postal: typed.postal,
    })) {
      document.querySelector(`[data-show="${name}"]`).textContent = text;
    }
    document.querySelectorAll(".steps li").forEach((dot, index) => {
      dot.className = index === steps.indexOf(step) ? "here" : fault(steps[index]) === null ? "done" : "";
    });
    if (step !== "postal") {
      letters(false);
    }
  }

  // The amount to pay; empty when a card is only saved.
  function drawAmount(amount) {
    for (const place of document.querySelectorAll("[data-amount]")) {
      place.textContent = amount ?? "";
    }
    for (const line of document.querySelectorAll("[data-with-amount]")) {
      line.hidden = !amount;
    }
  }

  function complain(fault, refusal) {
    for (const line of document.querySelectorAll("[data-fault]")) {
      line.hidden = line.dataset.fault !== fault;
    }
    for (const id of ["refusal", "summary-refusal"]) {
      byId(id).hidden = !refusal;
      byId(id).textContent = refusal ?? "";
    }
    field.setAttribute("aria-invalid", String(Boolean(fault)));
  }

  // A frame must not take the focus from the page around it, so this moves it only when it is inside already.
  function focusOn(element) {
    if (document.hasFocus()) {
      element.focus({ preventScroll: true });
    }
  }

  function ask(name) {
    step = name;
    complain(null);
    show("entry");
    draw();
    speak(spokenStep());
    focusOn(field);
  }

  function summarise() {
    complain(null);
    draw();
    show("summary");
    focusOn(byId("confirm"));
  }

  function letters(on) {
    stage.toggleAttribute("data-letters", on);
  }

  // ---- Keys -----------------------------------------------------------------------------------

  function type(character) {
    if (screen !== "entry") {
      return;
    }
    complain(null);
    const value = typed[step];
    if (step === "postal") {
      if (/^[A-Za-z0-9 -]$/.test(character) && value.length < 10) {
        typed.postal = (value + character.toUpperCase()).trimStart();
      }
    } else if (/^\d$/.test(character)) {
      const longest = { number: brandOf(value + character).longest, expiry: 4, cvc: cvcLength(typed.number) }[step];
      if (value.length < longest) {
        typed[step] = step === "expiry" && value === "" && character > "1" ? `0${character}` : value + character;
      }
    }
    draw();
  }

  function erase() {
    if (screen === "summary") {
      ask("postal");
    } else if (screen === "entry") {
      const before = steps[steps.indexOf(step) - 1];
      if (typed[step] === "" && before) {
        ask(before);
      } else {
        typed[step] = typed[step].slice(0, -1);
        complain(null);
        draw();
      }
    }
  }

  function enter() {
    if (screen === "summary") {
      present();
      return;
    }
    if (screen !== "entry") {
      return;
    }
    const found = fault(step);
    if (found) {
      // A number that may be a real card is removed from the screen, too.
      if (found === "not-test") {
        typed.number = "";
      }
      draw();
      complain(found);
      return;
    }
    const open = steps.find((name) => fault(name) !== null);
    if (open) {
      ask(open);
    } else {
      summarise();
    }
  }

  function fill(card) {
    typed = {
      number: card.dataset.number,
      expiry: shelf.dataset.expiry,
      cvc: "1234".slice(0, cvcLength(card.dataset.number)),
      postal: shelf.dataset.postal,
    };
    closeShelf();
    ask("number");
  }

  const doing = {
    openShelf,
    closeShelf,
    cancel,
    confirm: present,
    correct: () => ask("number"),
    delete: erase,
    enter,
    letters: () => letters(true),
    digits: () => letters(false),
  };

  function openShelf() {
    stage.toggleAttribute("data-shelf", true);
    byId("open-shelf").setAttribute("aria-expanded", "true");
    (cards.find((card) => !card.disabled) ?? byId("close-shelf")).focus();
  }

  function closeShelf() {
    if (stage.hasAttribute("data-shelf")) {
      stage.toggleAttribute("data-shelf", false);
      byId("open-shelf").setAttribute("aria-expanded", "false");
      byId("open-shelf").focus();
    }
  }

  // ---- Asking Stripe, through the server of this page ---------------------------------------------

  async function call(path, options) {
    try {
      const answer = await fetch(`${address}/${path}?lang=${language}`, { ...options, cache: "no-store", signal: AbortSignal.timeout(20000) });
      return await answer.json();
    } catch {
      return { screen: "unreachable" };
    }
  }

  const post = (path, body) => call(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) });

  async function look() {
    clearTimeout(nextLook);
    lookAt = performance.now();
    const asked = lookAt;
    const state = await call("state");
    if (!busy && asked === lookAt) {
      apply(state);
    }
    plan();
  }

  function plan() {
    clearTimeout(nextLook);
    if (document.hidden) {
      return;
    }
    const resting = performance.now() - lastStir > restAfterMilliseconds && intent === null;
    const slow = ["unreachable", "askedtoooften", "keyrefused", "gone"].includes(screen) ? 4 : 1;
    nextLook = setTimeout(look, Number(resting ? stage.dataset.rest : stage.dataset.poll) * slow);
  }

  function apply(state) {
    const seen = state.screen.toLowerCase();
    if (state.label) {
      byId("label").textContent = state.label;
    }
    if (seen === "asking") {
      const stillProcessing = screen === "processing" && performance.now() - presentedAt < answerMilliseconds;
      if (intent !== state.intent || (!stillProcessing && !["entry", "summary"].includes(screen))) {
        begin(state);
      }
      return;
    }
    const wasAsking = intent !== null;
    if (seen === "splash" || results.has(seen)) {
      if (wasAsking) {
        finish(seen === "splash" ? "canceled" : seen, state);
      } else if (!backToSplash) {
        show("splash");
      }
      return;
    }
    // Input is kept while the API is unreachable for a moment; any other screen discards it.
    if (!["unreachable", "askedtoooften"].includes(seen)) {
      forget();
      show(seen);
    } else if (!wasAsking || screen === "processing") {
      show(seen);
    }
  }

  function begin(state) {
    clearTimeout(backToSplash);
    backToSplash = 0;
    lastStir = performance.now();
    typed = empty();
    intent = state.intent;
    drawAmount(state.amount);
    ask("number");
  }

  function forget() {
    typed = empty();
    intent = null;
    draw();
  }

  function finish(result, state) {
    forget();
    lastStir = performance.now();
    for (const line of document.querySelectorAll("[data-words]")) {
      line.textContent = state.words ?? "";
    }
    for (const line of document.querySelectorAll("[data-reader-words]")) {
      line.textContent = state.readerWords ?? "";
    }
    show(result);
    clearTimeout(backToSplash);
    backToSplash = setTimeout(() => {
      backToSplash = 0;
      if (screen === result) {
        show("splash");
      }
    }, result === "canceled" ? withdrawnMilliseconds : resultMilliseconds);
  }

  async function present() {
    if (busy || screen !== "summary") {
      return;
    }
    busy = true;
    presentedAt = performance.now();
    show("processing");
    const body = {
      number: typed.number,
      expiryMonth: Number(typed.expiry.slice(0, 2)),
      expiryYear: 2000 + Number(typed.expiry.slice(2)),
      cvc: typed.cvc,
      postalCode: typed.postal,
    };
    const [state] = await Promise.all([post("present", body), new Promise((shown) => setTimeout(shown, processingMilliseconds))]);
    busy = false;
    lookAt = performance.now();
    if (state.refusal && state.screen === "asking") {
      summarise();
      complain(null, state.refusal);
    } else {
      apply(state);
    }
    plan();
  }

  async function cancel() {
    if (busy || !["entry", "summary"].includes(screen)) {
      return;
    }
    busy = true;
    const state = await post("cancel", {});
    busy = false;
    lookAt = performance.now();
    if (state.refusal && state.screen === "asking") {
      complain(null, state.refusal);
    } else {
      apply(state);
    }
    plan();
  }

  // ---- Events -----------------------------------------------------------------------------------

  listen({
    type,
    erase,
    enter,
    fill,
    doing,
    escape: () => (stage.hasAttribute("data-shelf") ? closeShelf() : cancel()),
    paste: (text) => [...(step === "postal" ? text : text.replace(/\D/g, ""))].forEach(type),
    isKeying: () => screen === "entry",
    field,
  });

  for (const stir of ["pointerdown", "keydown", "focus"]) {
    window.addEventListener(stir, () => {
      const slept = performance.now() - lastStir > restAfterMilliseconds;
      lastStir = performance.now();
      if (slept) {
        look();
      }
    });
  }

  document.addEventListener("visibilitychange", () => (document.hidden ? clearTimeout(nextLook) : look()));

  draw();
  look();
}
