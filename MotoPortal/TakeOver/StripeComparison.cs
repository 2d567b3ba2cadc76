using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Records;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Refunds.Lifecycle;
using MotoPortal.Refunds.Records;
using MotoPortal.Restores;
using MotoPortal.SaveCard.Setups;

namespace MotoPortal.TakeOver;

/// <summary>
/// Finds what this database made at Stripe since a time and what no row knows. In a database that is no copy there is none, because a row
/// is always written before the call: an object beyond what a row needs is explained by the call journal.
/// </summary>
internal sealed class StripeComparison(IDbContextFactory<PortalDb> contexts, StripeGateway stripe, LedgerMark mark)
{
    private const int AtOnce = 500;

    // The clocks of the portal and of Stripe differ, and a call may arrive late.
    private static readonly TimeSpan Margin = TimeSpan.FromHours(1);

    /// <summary>What no row knows, in the order of taking over; null when Stripe cannot be asked.</summary>
    /// <param name="newest">When the newest row was written, UTC; null when there is no row.</param>
    /// <param name="cancellationToken">Cancels the operation.</param>
    public async Task<ImmutableArray<LostTrace>?> FindAsync(DateTimeOffset? newest, CancellationToken cancellationToken)
    {
        var since = newest - Margin ?? DateTimeOffset.UnixEpoch;
        if (await stripe.TraceCustomersSinceAsync(since, cancellationToken)
                is not GatewayAnswer<ImmutableArray<StripeTrace>>.Done { Value: var customers }
            || await stripe.TracePaymentIntentsSinceAsync(since, cancellationToken)
                is not GatewayAnswer<ImmutableArray<StripeTrace>>.Done { Value: var payments }
            || await stripe.TraceSetupIntentsSinceAsync(since, cancellationToken)
                is not GatewayAnswer<ImmutableArray<StripeTrace>>.Done { Value: var savings }
            || await stripe.TraceRefundsSinceAsync(since, cancellationToken)
                is not GatewayAnswer<ImmutableArray<StripeTrace>>.Done { Value: var refunds })
        {
            return null;
        }

        // Rows are read after Stripe, so that whatever is listed was written down before.
        var ours = await mark.ReadAsync(cancellationToken);
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        var lost = new List<LostTrace>();
        foreach (var (kind, found) in (IEnumerable<(MissingKind, ImmutableArray<StripeTrace>)>)
            [(MissingKind.Customer, customers), (MissingKind.Payment, payments), (MissingKind.SavedCard, savings)])
        {
            // Oldest first, so that numbers and due days follow in their order.
            foreach (var some in found.Where(trace => !trace.IsCanceled).OrderBy(trace => trace.CreatedAt).Chunk(AtOnce))
            {
                var rows = await RowsAsync(db, some, cancellationToken);
                lost.AddRange(some.Where(trace => IsOurs(trace, rows, ours) && !rows.Know(kind, trace))
                    .Select(trace => new LostTrace(kind, trace)));
            }
        }

        foreach (var some in refunds.Where(trace => !trace.IsCanceled).OrderBy(trace => trace.CreatedAt).Chunk(AtOnce))
        {
            lost.AddRange(await LostAsync(db, some, ours, cancellationToken));
        }

        return [.. lost];
    }

    // One without a mark is this database's if its charge is.
    private static async Task<IEnumerable<LostTrace>> LostAsync(
        PortalDb db, StripeTrace[] refunds, string? mark, CancellationToken cancellationToken)
    {
        var made = refunds.Select(trace => StripeRefundId.TryFrom(trace.Id)).OfType<StripeRefundId>().Select(id => (StripeRefundId?)id)
            .ToList();
        var noted = refunds.Select(trace => ChargeRefundId.TryFrom(trace.Noted(RefundWorkflow.RefundMetadata))).OfType<ChargeRefundId>()
            .ToList();
        var rows = await db.Set<ChargeRefund>().AsNoTracking()
            .Where(refund => made.Contains(refund.StripeRefundId) || noted.Contains(refund.Id))
            .Select(refund => new { refund.Id, refund.StripeRefundId }).ToListAsync(cancellationToken);
        var charges = refunds.Select(trace => ChargeId.TryFrom(trace.Noted(ChargeWorkflow.ChargeMetadata))).OfType<ChargeId>().ToList();
        var known = await db.Set<Charge>().Where(charge => charges.Contains(charge.Id)).Select(charge => charge.Id)
            .ToListAsync(cancellationToken);
        return refunds
            .Where(trace => ChargeRefundId.TryFrom(trace.Noted(RefundWorkflow.RefundMetadata)) is { } id
                && !rows.Exists(row => row.Id == id || row.StripeRefundId?.Value == trace.Id)
                && (trace.Noted(StripeGateway.MarkMetadata) is { } of
                    ? string.Equals(of, mark, StringComparison.Ordinal)
                    : ChargeId.TryFrom(trace.Noted(ChargeWorkflow.ChargeMetadata)) is { } charge && known.Contains(charge)))
            .Select(trace => new LostTrace(MissingKind.Refund, trace));
    }

    // Earlier versions left no mark; what they made is this database's if it belongs to one of its customers.
    private static bool IsOurs(StripeTrace trace, Rows rows, string? mark) =>
        trace.Noted(StripeGateway.MarkMetadata) is { } noted
            ? string.Equals(noted, mark, StringComparison.Ordinal)
            : (trace.Noted(ChargeWorkflow.ChargeMetadata) ?? trace.Noted(SetupRecords.MetadataKey)) is not null
                && trace.Customer is { } customer && rows.Customers.Contains(customer);

    private static async Task<Rows> RowsAsync(PortalDb db, StripeTrace[] some, CancellationToken cancellationToken)
    {
        var customers = some.Select(trace => trace.Customer).OfType<CustomerId>().Distinct().ToList();
        var charges = some.Select(trace => ChargeId.TryFrom(trace.Noted(ChargeWorkflow.ChargeMetadata))).OfType<ChargeId>().ToList();
        var payments = some.Select(trace => PaymentIntentId.TryFrom(trace.Id)).OfType<PaymentIntentId>().Select(id => (PaymentIntentId?)id)
            .ToList();
        var setups = some.Select(trace => CardSetupId.TryFrom(trace.Noted(SetupRecords.MetadataKey))).OfType<CardSetupId>().Distinct()
            .ToList();
        var subjects = setups.Select(setup => setup.Value).ToList();
        return new Rows(
            [.. await db.Set<KnownCustomer>().Where(known => customers.Contains(known.StripeId)).Select(known => known.StripeId)
                .ToListAsync(cancellationToken)],
            [.. await db.Set<Charge>().Where(charge => charges.Contains(charge.Id)).Select(charge => charge.Id)
                .ToListAsync(cancellationToken)],
            [.. (await db.Set<Charge>().Where(charge => payments.Contains(charge.PaymentIntentId)).Select(charge => charge.PaymentIntentId)
                .ToListAsync(cancellationToken)).OfType<PaymentIntentId>()],
            [.. await db.Set<CardSetup>().AsNoTracking().Where(setup => setups.Contains(setup.Id)).ToListAsync(cancellationToken)
                is var known ? known.Select(setup => setup.Intent?.Value).OfType<string>() : []],
            [.. (await db.Set<StripeCall>().Where(call => subjects.Contains(call.Subject)
                    && (call.Kind == CallJournal.IntentKind || call.Kind == CallJournal.CustomerKind))
                .Select(call => new { call.Subject, call.Kind }).ToListAsync(cancellationToken))
                .Select(call => (call.Subject, call.Kind))]);
    }

    private sealed record Rows(
        HashSet<CustomerId> Customers,
        HashSet<ChargeId> Charges,
        HashSet<PaymentIntentId> Payments,
        HashSet<string> Intents,
        HashSet<(string Subject, string Kind)> Calls)
    {
        public bool Know(MissingKind kind, StripeTrace trace) => kind switch
        {
            MissingKind.Customer => Customers.Contains(CustomerId.From(trace.Id)) || IsJournaled(trace, CallJournal.CustomerKind),
            _ => Intents.Contains(trace.Id)
                || IsJournaled(trace, CallJournal.IntentKind)
                || (ChargeId.TryFrom(trace.Noted(ChargeWorkflow.ChargeMetadata)) is { } charge && Charges.Contains(charge))
                || (PaymentIntentId.TryFrom(trace.Id) is { } payment && Payments.Contains(payment)),
        };

        private bool IsJournaled(StripeTrace trace, string kind) =>
            trace.Noted(ChargeWorkflow.ChargeMetadata) is null
            && trace.Noted(SetupRecords.MetadataKey) is { } setup && Calls.Contains((setup, kind));
    }
}
