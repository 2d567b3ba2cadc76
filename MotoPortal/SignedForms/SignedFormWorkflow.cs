using MotoPortal.Accounts;
using MotoPortal.Primitives;

namespace MotoPortal.SignedForms;

/// <summary>What people do with signed forms: upload them, look at them. Each look stands in the ledger under the person's name.</summary>
internal sealed class SignedFormWorkflow(ActingPerson acting, SignedFormVault vault)
{
    /// <summary>Cleans and keeps a form. Nothing of a refused one is stored.</summary>
    /// <param name="content">The file, read to its end unless it is too large.</param>
    /// <param name="fileName">What the file was called; its ending is not believed.</param>
    /// <param name="setup">The setup it belongs to.</param>
    /// <param name="cancellationToken">Ends the upload; nothing is kept then.</param>
    public async Task<KeepOutcome> KeepAsync(Stream content, string fileName, CardSetupId setup, CancellationToken cancellationToken) =>
        await acting.AllowedAsync(Policies.SaveCards, cancellationToken) is { } actor
            ? await vault.KeepAsync(content, fileName, setup, actor, cancellationToken)
            : new KeepOutcome.NotAllowed();

    /// <summary>Opens a form to be looked at, and writes down that it was.</summary>
    public async Task<OpenOutcome> OpenAsync(SignedFormId id, CancellationToken cancellationToken) =>
        await acting.AllowedAsync(Policies.SeeCustomers, cancellationToken) is { } actor
            ? await vault.OpenAsync(id, actor, cancellationToken)
            : new OpenOutcome.NotAllowed();
}
