using System.Globalization;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Data;

namespace MotoPortal.Charges.Lifecycle;

/// <content>What a charge would be, for the page.</content>
internal sealed partial class ChargeWorkflow
{
    /// <summary>Returns the verdict on a charge without writing anything; null when there is no such consent with a card.</summary>
    public async Task<Permitted<ChargePreview?>> PreviewAsync(NewCharge asked, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.ChargeCards, cancellationToken) is not { } actor)
        {
            return new Permitted<ChargePreview?>.NotAllowed();
        }

        var store = await acting.StoreAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var context = await chargeContexts.FindAsync(
            new AtomicScope(db), asked.Consent, asked.Id, actor.Id, store, asked.Amount.Currency, cancellationToken);
        return new Permitted<ChargePreview?>.Given(context is null ? null : Preview(context, asked, time.GetUtcNow()));
    }

    private static ChargePreview Preview(ChargeContext context, NewCharge asked, DateTimeOffset now)
    {
        var request =
            context.RequestOf(asked.Amount, asked.Initiation, asked.Origin, asked.IsForPurpose, asked.DueOn, asked.Reference.Trim());
        var verdict = ChargePolicy.Evaluate(context.Standing, context.Earlier, request, now);
        var position = verdict switch
        {
            ChargeVerdict.Allowed allowed =>
            allowed.Position,
            ChargeVerdict.Refused refused => refused.Position,
            _ => null
        };
        return new ChargePreview(
            verdict, ChargeRecap.Write(asked.Amount, context.Consent, asked.Initiation, position, CultureInfo.CurrentUICulture));
    }
}
