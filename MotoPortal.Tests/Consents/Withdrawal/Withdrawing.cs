using Microsoft.EntityFrameworkCore;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Lifecycle;
using MotoPortal.Consents.Records;
using MotoPortal.Consents.Withdrawal;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Tests.SaveCard;

namespace MotoPortal.Tests.Consents.Withdrawal;

/// <summary>Actions of tests about the end of consents on a host.</summary>
internal static class Withdrawing
{
    /// <summary>A consent with a saved card.</summary>
    public static async Task<ConsentId> SealedAsync(this SaveCardHost host)
    {
        var setup = await host.OnReaderAsync();
        await host.KeyInAsync();
        await host.PollOrStopAsync(setup, TimeSpan.FromSeconds(3));
        return (await host.SeeAsync(setup)).Consent!.Id;
    }

    public static Task<WithdrawalOutcome> WithdrawAsync(this SaveCardHost host, ConsentId id, string? reason = null) =>
        host.Get<WithdrawalWorkflow>().WithdrawAsync(id, WithdrawalChannel.Telephone, reason, CancellationToken.None);

    /// <summary>Runs the worker.</summary>
    public static Task RemoveCardsAsync(this SaveCardHost host) => host.Get<CardRemovalWorker>().WorkAsync(CancellationToken.None);

    public static async Task<ConsentView> ConsentAsync(this SaveCardHost host, ConsentId id) =>
        (await host.Get<ConsentReads>().FindAsync(id, CancellationToken.None)).ShouldNotBeNull();

    public static async Task<PlannedCardRemoval?> RemovalAsync(this SaveCardHost host, ConsentId id)
    {
        await using var db = await host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<PlannedCardRemoval>().AsNoTracking().SingleOrDefaultAsync(removal => removal.ConsentId == id);
    }

    public static async Task<IReadOnlyList<StripeCall>> DetachCallsAsync(this SaveCardHost host, ConsentId id)
    {
        await using var db = await host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<StripeCall>()
            .AsNoTracking().Where(call => call.Subject == id.Value && call.Kind == "detach").OrderBy(call => call.Attempt).ToListAsync();
    }

    public static async Task<IReadOnlyList<LedgerEntry>> LedgerAsync(this SaveCardHost host, ConsentId id)
    {
        await using var db = await host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<LedgerEntry>().AsNoTracking()
            .Include(entry => entry.Payload).Where(entry => entry.ConsentId == id).OrderBy(entry => entry.Sequence).ToListAsync();
    }

    public static async Task<bool> IsAtStripeAsync(this SaveCardHost host, ConsentId id) =>
        (await host.Stripe.V1.PaymentMethods.GetAsync((await host.ConsentAsync(id)).Card!.PaymentMethod.Value)).CustomerId is not null;
}
