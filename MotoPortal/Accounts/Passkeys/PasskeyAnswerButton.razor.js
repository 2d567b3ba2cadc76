// Asks the browser for a passkey; its answer as text, null when there is none. The browser does not say why.
export const answer = async options => {
  try {
    const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON(JSON.parse(options));
    return JSON.stringify(await navigator.credentials.get({ publicKey }));
  } catch {
    return null;
  }
};
