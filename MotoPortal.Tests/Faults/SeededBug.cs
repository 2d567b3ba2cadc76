using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.CardRemoval;
using MotoPortal.Consents.Evidence;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Webhooks;
using MotoPortal.Ledger;
using MotoPortal.Readers;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Refunds.Records;
using MotoPortal.SaveCard.Settling;
using MotoPortal.SaveCard.Setups;
using MotoPortal.SaveCard.States;
using MotoPortal.Schedules.Running;

namespace MotoPortal.Tests.Faults;

/// <summary>
/// A bug of the portal, built from outside of it: a worker that never wakes, a request that goes out wrong, or a row that is written wrong.
/// </summary>
/// <param name="Name">What is wrong.</param>
internal sealed record SeededBug(string Name)
{
    /// <summary>The worker that never works; null for none.</summary>
    public Type? Sleeping { get; private init; }

    /// <summary>Changes the services of the portal.</summary>
    public Action<IServiceCollection> Install { get; private init; } = static _ => { };

    /// <summary>The bugs, each on its own.</summary>
    public static IReadOnlyList<SeededBug> All { get; } =
    [
        Sleeps<SetupReconciler>("Nobody polls a setup"),
        Sleeps<ChargeReconciler>("Nobody looks for a charge whose answer was lost"),
        Sleeps<RefundReconciler>("Nobody looks for a refund whose answer was lost"),
        Sleeps<CardRemovalWorker>("Nobody removes a card"),
        Sleeps<ScheduleRunner>("Nobody charges a due day"),
        Sleeps<SpareObjectsWorker>("Nobody looks for what a lost call made"),
        Sleeps<WebhookWorker>("Nobody applies an event"),
        Sends("A charge does not say whose it is", (request, body) => Rewrite(request, body, "metadata[", "left_out[")),
        Sends("Calls have no idempotency key", (request, _) => request.Headers.Remove("Idempotency-Key")),
        Sends("A key goes out with another body each time", (request, body) =>
        {
            if (request.RequestUri!.AbsolutePath is "/v1/setup_intents" or "/v1/payment_intents" && body.Length > 0)
            {
                Replace(request, $"{body}&description={Guid.CreateVersion7()}");
            }
        }),
        Sends("The amount goes out with another digit", (request, body) => Rewrite(request, body, "amount=4000", "amount=40000")),
        Sends("A refund gives back more than was asked for", (request, body) => Rewrite(request, body, "amount=1000", "amount=1500")),
        Writes<LedgerEntry>("A success has no ledger entry", entry =>
            Drop(entry, entry.Entity.Kind is "charge.succeeded")),
        Writes<Charge>("A charge without an answer is at rest", entry =>
            Set(entry, entry.Entity.State is ChargeState.Unknown, nameof(Charge.NextCheckAt), null)),
        Writes<Charge>("A lost charge is believed lost for ever", entry =>
        {
            Set(entry, entry.Entity.State is ChargeState.Unknown, nameof(Charge.State), ChargeState.NotSent);
            Set(entry, entry.Entity.State is ChargeState.NotSent, nameof(Charge.NextCheckAt), null);
        }),
        Writes<Charge>("A charge counts before the bank has answered", entry =>
            Set(entry, entry.Entity.State is ChargeState.Sending, nameof(Charge.State), ChargeState.Succeeded)),
        Writes<CardSetup>("An attempt on a reader has no next look", entry =>
            Set(entry, entry.Entity.State is SetupState.OnReader or SetupState.Settling, nameof(CardSetup.NextCheckAt), null)),
        Writes<CardSetup>("A setup is saved without its card", entry =>
            Set(entry, entry.Entity.State is SetupState.OnReader, nameof(CardSetup.State), SetupState.Saved)),
        Writes<ReaderLease>("A reader is not leased", entry => Drop(entry, entry.State is EntityState.Added)),
        Writes<PlannedCardRemoval>("A withdrawal forgets the card", entry => Drop(entry, entry.State is EntityState.Added)),
        Writes<PlannedCardRemoval>("A card counts as removed before it is", entry =>
        {
            Set(entry, entry.State is EntityState.Added, nameof(PlannedCardRemoval.DoneAt), DateTimeOffset.UnixEpoch);
            Set(entry, entry.State is EntityState.Added, nameof(PlannedCardRemoval.NextTryAt), null);
        }),
        Writes<StripeCall>("A lost try counts as answered", entry =>
        {
            Set(entry, entry.Entity.Status is not CallStatus.Answered, nameof(StripeCall.Status), CallStatus.Answered);
            Set(entry, entry.State is EntityState.Added or EntityState.Modified, nameof(StripeCall.NextLookAt), null);
        }),
        Writes<Consent>("A consent is stored with another amount than was agreed", entry =>
            Set(entry, entry.State is EntityState.Added, nameof(Consent.AmountMinorUnits), 9000L)),
        Writes<ChargeRefund>("A refund without an answer is at rest", entry =>
            Set(entry, entry.Entity.State is RefundState.Unknown or RefundState.Sending, nameof(ChargeRefund.NextCheckAt), null)),
    ];

    private static SeededBug Sleeps<TWorker>(string name) => new(name) { Sleeping = typeof(TWorker) };

    private static SeededBug Sends(string name, Action<HttpRequestMessage, string> change) => new(name)
    {
        Install = services => services.AddHttpClient("stripe").AddHttpMessageHandler(() => new Sending(change)),
    };

    private static SeededBug Writes<TEntity>(string name, Action<EntityEntry<TEntity>> change)
        where TEntity : class => new(name)
        {
            Install = services =>
            {
                services.ConfigureDbContext<SqlitePortalDb>(db => db.AddInterceptors(new Writing<TEntity>(change)));
                services.ConfigureDbContext<PostgresPortalDb>(db => db.AddInterceptors(new Writing<TEntity>(change)));
            },
        };

    private static void Set(EntityEntry entry, bool when, string property, object? value)
    {
        if (when)
        {
            entry.Property(property).CurrentValue = value;
        }
    }

    private static void Drop(EntityEntry entry, bool when) => entry.State = when ? EntityState.Detached : entry.State;

    private static void Rewrite(HttpRequestMessage request, string body, string from, string to)
    {
        if (request.Method == HttpMethod.Post && request.RequestUri!.AbsolutePath is "/v1/payment_intents" or "/v1/refunds")
        {
            Replace(request, body.Replace(from, to, StringComparison.Ordinal));
        }
    }

    private static void Replace(HttpRequestMessage request, string body) =>
        request.Content = new StringContent(body, System.Text.Encoding.UTF8, "application/x-www-form-urlencoded");

    private sealed class Sending(Action<HttpRequestMessage, string> change) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            change(request, request.Content is { } content ? await content.ReadAsStringAsync(cancellationToken) : "");
            return await base.SendAsync(request, cancellationToken);
        }
    }

    private sealed class Writing<TEntity>(Action<EntityEntry<TEntity>> change) : SaveChangesInterceptor
        where TEntity : class
    {
        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(
            DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
        {
            foreach (var entry in eventData.Context!.ChangeTracker.Entries<TEntity>()
                .Where(entry => entry.State is EntityState.Added or EntityState.Modified).ToList())
            {
                change(entry);
            }

            return ValueTask.FromResult(result);
        }
    }
}
