using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Accounts.Stores;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Copy;
using MotoPortal.Data;
using MotoPortal.Data.Numbers;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Texts;
using MotoPortal.SaveCard.Reads;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Terms.Versions;

namespace MotoPortal.SaveCard.ConsentStep;

/// <summary>The form that a customer signs and sends back by post.</summary>
internal sealed class PostalFormWorkflow(
    ActingPerson acting,
    Atomic atomic,
    SetupReads views,
    SetupRecords setups,
    ConsentStepWorkflow consents,
    ConsentScripts scripts,
    StoreCalendarReads calendars,
    ExemptTexts exempt,
    CustomerDocumentPdf pdf,
    IOptions<MerchantOptions> merchant,
    TimeProvider time)
{
    /// <summary>Gives the form its number and notes the words on it, which are the newest terms filled with what was agreed.</summary>
    public async Task<StepOutcome> PrepareAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        var asked = await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken);
        if (asked is not Permission.Given { Actor: var actor })
        {
            return StepOutcome.Of(asked);
        }

        if (await ReadAsync(id, cancellationToken) is not { } form)
        {
            return new StepOutcome.NotNow((await setups.ReadAsync(id, cancellationToken)).State);
        }

        var script = await scripts.ReadAsync(form.Language, form.Scope, cancellationToken);
        return await atomic.RunAsync<StepOutcome>(
            async scope =>
            {
                var setup = await SetupRecords.LoadAsync(scope, id, cancellationToken);
                if (setup is not { Step: SetupStep.Consent, Channel: OrderChannel.Post })
                {
                    return new StepOutcome.NotNow(setup.State);
                }

                // The index refuses a number that another node takes at the same moment; the work is repeated with the next one.
                var last = await scope.Db.Set<CardSetup>().MaxAsync(setup => setup.FormNumber, cancellationToken);
                var next = await NumberFloor.NextAsync(scope, NumberFloor.PostalForms, last, PostalFormNumber.First, cancellationToken);
                setup.PrintForm(next, script.Version, ConsentReading.DigestOf(script));
                setups.Save(scope, setup, "setup.form_printed", actor, setup.PostalForm!.Number);
                return new StepOutcome.Kept();
            },
            cancellationToken);
    }

    /// <summary>The prepared form as a PDF file; null when there is none, or when what is agreed was changed since.</summary>
    public async Task<Permitted<byte[]?>> PrintAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        switch (await acting.AllowedAsync<CardSetup>(Policies.SaveCards, setup => setup.Id == id, cancellationToken))
        {
            case Permission.NotAllowed:
                return new Permitted<byte[]?>.NotAllowed();
            case Permission.NotFound:
                return new Permitted<byte[]?>.Given(null);
        }

        if (await views.FindAsync(id, cancellationToken) is not { PostalForm: { } printed, Customer: { } customer } view
            || await ReadAsync(id, cancellationToken) is not { } form)
        {
            return new Permitted<byte[]?>.Given(null);
        }

        var script = await scripts.ReadPrintedAsync(
            form.Language, form.Scope, printed.TermsVersion, printed.ScriptSha256, cancellationToken);
        return new Permitted<byte[]?>.Given(string.Equals(ConsentReading.DigestOf(script), printed.ScriptSha256, StringComparison.Ordinal)
            ? pdf.Write(PostalFormDocument.Compose(
                printed.Number, customer.Name, view.OrderReference ?? "", form.Scope, script, merchant.Value, time.GetUtcNow()))
            : null);
    }

    private async Task<(string Language, ConsentScope Scope)?> ReadAsync(CardSetupId id, CancellationToken cancellationToken)
    {
        var setup = await setups.ReadAsync(id, cancellationToken);
        var today = (await calendars.FindAsync(setup.StoreId, cancellationToken)).DayOf(time.GetUtcNow());
        return setup is { Step: SetupStep.Consent, Channel: OrderChannel.Post }
            && await consents.ReadDraftAsync(id, cancellationToken) is Permitted<ConsentDraft?>.Given { Value: { } draft }
            && draft.Form.ToScope(today, exempt) is { } scope
                ? (draft.Form.Language, scope)
                : null;
    }
}
