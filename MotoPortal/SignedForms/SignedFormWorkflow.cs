using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Persons;
using MotoPortal.Primitives;

namespace MotoPortal.SignedForms;

/// <summary>Uploads and opens signed forms for people. Each access is recorded in the ledger with the person's name.</summary>
internal sealed class SignedFormWorkflow(ActingPerson acting, SignedFormVault vault)
{
    /// <summary>Cleans and stores a form. Nothing of a refused one is stored.</summary>
    /// <param name="content">The file, read to its end unless it is too large.</param>
    /// <param name="fileName">The file name; its extension is ignored.</param>
    /// <param name="setup">The setup to which it belongs.</param>
    /// <param name="cancellationToken">Cancels the upload; nothing is stored then.</param>
    public async Task<KeepOutcome> KeepAsync(Stream content, string fileName, CardSetupId setup, CancellationToken cancellationToken) =>
        await acting.AllowedAsync(Policies.SaveCards, cancellationToken) is { } actor
            ? await vault.KeepAsync(content, fileName, setup, actor, cancellationToken)
            : new KeepOutcome.NotAllowed();

    /// <summary>Opens a form and records the access.</summary>
    public async Task<OpenOutcome> OpenAsync(SignedFormId id, CancellationToken cancellationToken) =>
        await acting.AllowedAsync(Policies.SeeCustomers, cancellationToken) is { } actor
            ? await vault.OpenAsync(id, actor, cancellationToken)
            : new OpenOutcome.NotAllowed();
}
