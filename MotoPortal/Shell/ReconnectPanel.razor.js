// Blazor raises components-reconnect-state-changed on the dialog and sets its classes; this code shows the dialog and offers to reload.
const dialog = document.getElementById("components-reconnect-modal");

dialog.addEventListener("components-reconnect-state-changed", ({ detail }) => {
  switch (detail.state) {
    case "show":
      if (!dialog.open) dialog.showModal();
      break;
    case "hide":
      dialog.close();
      break;
    case "failed":
      document.addEventListener("visibilitychange", whenSeenAgain);
      break;
    case "rejected":
      // The server runs but has dropped this circuit; a reload reads the state from the database.
      location.reload();
      break;
  }
});

// Esc would close the dialog and leave a page that looks usable but is not connected.
dialog.addEventListener("cancel", event => event.preventDefault());
document.getElementById("reconnect-retry").addEventListener("click", retry);
document.getElementById("reconnect-resume").addEventListener("click", resume);

async function whenSeenAgain() {
  if (document.visibilityState === "visible") await retry();
}

async function retry() {
  document.removeEventListener("visibilitychange", whenSeenAgain);
  try {
    if (await Blazor.reconnect()) return;
    if (await Blazor.resumeCircuit()) dialog.close();
    else location.reload();
  } catch {
    document.addEventListener("visibilitychange", whenSeenAgain);
  }
}

async function resume() {
  try {
    if (!await Blazor.resumeCircuit()) location.reload();
  } catch {
    dialog.classList.replace("components-reconnect-paused", "components-reconnect-resume-failed");
  }
}
