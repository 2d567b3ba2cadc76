using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Primitives;

namespace MotoPortal.SignedForms;

/// <summary>Uploads and opens signed forms for people. Each access is recorded in the ledger with the person's name.</summary>
internal sealed class SignedFormWorkflow(ActingPerson acting, ISetupAccess setups, SignedFormVault vault)
{
    /// <summary>Cleans and stores a form. Nothing of a refused one is stored.</summary>
    /// <param name="content">The file, read to its end unless it is too large.</param>
    /// <param name="fileName">The file name; its extension is ignored.</param>
    /// <param name="setup">The setup to which it belongs.</param>
    /// <param name="cancellationToken">Cancels the upload; nothing is stored then.</param>
    public async Task<KeepOutcome> KeepAsync(Stream content, string fileName, CardSetupId setup, CancellationToken cancellationToken) =>
        await setups.AllowedAsync(acting, Policies.SaveCards, setup, cancellationToken) switch
        {
            Permission.Given { Actor: var actor } => await vault.KeepAsync(content, fileName, setup, actor, cancellationToken),
            Permission.NotFound => new KeepOutcome.NotFound(),
            _ => new KeepOutcome.NotAllowed(),
        };

    /// <summary>Opens a form and records the access. Consents are the company's, and so is their proof, whatever the store.</summary>
    public async Task<OpenOutcome> OpenAsync(SignedFormId id, CancellationToken cancellationToken) =>
        await acting.AllowedAsync(Policies.SeeCustomers, cancellationToken) is { } actor
            ? await vault.OpenAsync(id, actor, cancellationToken)
            : new OpenOutcome.NotAllowed();
}
