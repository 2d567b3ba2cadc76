using Microsoft.EntityFrameworkCore;
using MotoPortal.Data;
using MotoPortal.Gateway;

namespace MotoPortal.SaveCard;

/// <summary>Takes each event about one of our SetupIntents as a reason to read Stripe.</summary>
internal sealed class SetupEvents(IDbContextFactory<PortalDb> contexts, SaveCardWorkflow workflow) : IStripeEventHandler
{
    /// <inheritdoc/>
    public async Task ApplyAsync(StripeNotice notice, CancellationToken cancellationToken)
    {
        if (notice.SetupIntent is not { } intent)
        {
            return;
        }

        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var id = await db.Set<CardSetup>().Where(setup => setup.SetupIntentId == intent).Select(setup => (Primitives.CardSetupId?)setup.Id).SingleOrDefaultAsync(cancellationToken);
        if (id is { } ours)
        {
            await workflow.SettleAsync(ours, cancellationToken);
        }
    }
}
