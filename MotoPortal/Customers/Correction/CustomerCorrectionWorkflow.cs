using System.Collections.Immutable;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Acting;
using MotoPortal.Accounts.Roles;
using MotoPortal.Customers.Records;
using MotoPortal.Customers.Searching;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Customers.Correction;

/// <summary>
/// Corrects a customer at Stripe and in the portal's records. Stripe is authoritative, so the form is filled with what it has now, and is
/// not kept when that, or the portal's record, has changed since.
/// </summary>
internal sealed class CustomerCorrectionWorkflow(
    ActingPerson acting,
    IDbContextFactory<PortalDb> contexts,
    Atomic atomic,
    StripeGateway stripe,
    CallJournal journal,
    CustomerDirectory directory,
    CustomerStandingRecords checks,
    LedgerWriter ledger,
    TimeProvider time)
{
    private const string CallKind = "correct";

    /// <summary>Reads at Stripe what can be corrected.</summary>
    public async Task<CorrectionOutcome> ReadAsync(PortalCustomerId id, CancellationToken cancellationToken) =>
        await acting.AllowedAsync(Policies.SaveCards, cancellationToken) is null ? new CorrectionOutcome.NotAllowed()
            : await AskAsync(id, cancellationToken) is not { } asked ? new CorrectionOutcome.NotFound()
            : asked.Customer is { } customer
                ? new CorrectionOutcome.Read(CorrectionForm.Of(customer), new CustomerAsRead(customer, asked.Known.Version))
            : asked.Otherwise;

    /// <summary>Corrects the customer.</summary>
    /// <param name="id">The customer.</param>
    /// <param name="form">What they are corrected to.</param>
    /// <param name="asRead">What the form was filled with.</param>
    /// <param name="cancellationToken">Cancels the wait; not a call that was sent to Stripe.</param>
    public async Task<CorrectionOutcome> CorrectAsync(
        PortalCustomerId id, CorrectionForm form, CustomerAsRead asRead, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.SaveCards, cancellationToken) is not { } actor)
        {
            return new CorrectionOutcome.NotAllowed();
        }

        if (form.Check(directory.Region) is { IsEmpty: false } problems)
        {
            return new CorrectionOutcome.Invalid(problems);
        }

        if (await AskAsync(id, cancellationToken) is not { } asked)
        {
            return new CorrectionOutcome.NotFound();
        }

        if (asked.Customer is not { } customer)
        {
            return asked.Otherwise;
        }

        if (!asRead.IsStill(customer, asked.Known.Version))
        {
            return new CorrectionOutcome.ChangedMeanwhile();
        }

        if (form.ChangeOf(customer, directory.Region) is not { } change)
        {
            return new CorrectionOutcome.Kept();
        }

        // Of two people who correct at once, the second finds another version, before anything is sent.
        if (await PrepareAsync(id, asked.Known.Version, change, cancellationToken) is not { } key)
        {
            return new CorrectionOutcome.ChangedMeanwhile();
        }

        var answer = await stripe.ChangeCustomerAsync(customer.Id, change, key);
        if (answer is not GatewayAnswer<StripeCustomer>.Unknown)
        {
            return await WriteDownAsync(id, key, answer, change, actor);
        }

        // The answer was lost: what Stripe has now says whether the change was made.
        var reread = await stripe.ReadCustomerAsync(customer.Id, CancellationToken.None);
        return reread is GatewayAnswer<StripeCustomer>.Done { Value: var now }
            ? form.ChangeOf(now, directory.Region) is null
                ? await WriteDownAsync(id, key, reread, change, actor)
                : new CorrectionOutcome.NotReachable()
            : new CorrectionOutcome.Unknown();
    }

    private async Task<Asked?> AskAsync(PortalCustomerId id, CancellationToken cancellationToken)
    {
        await using var db = await contexts.CreateDbContextAsync(cancellationToken);
        if (await db.Set<KnownCustomer>().AsNoTracking().SingleOrDefaultAsync(known => known.Id == id, cancellationToken)
            is not { IsErased: false } known)
        {
            return null;
        }

        switch (await stripe.ReadCustomerAsync(known.StripeId, cancellationToken))
        {
            case GatewayAnswer<StripeCustomer>.Done { Value: var customer }:
                return new Asked(known, customer, new CorrectionOutcome.NotReachable());
            case GatewayAnswer<StripeCustomer>.Refused { Refusal.Reason: RefusalReason.NotFound }:
                await checks.CheckAsync(known.StripeId, cancellationToken);
                return new Asked(known, null, new CorrectionOutcome.Gone());
            case GatewayAnswer<StripeCustomer>.Refused:
                return new Asked(known, null, new CorrectionOutcome.Refused());
            default:
                return new Asked(known, null, new CorrectionOutcome.NotReachable());
        }
    }

    private Task<string?> PrepareAsync(PortalCustomerId id, int version, CustomerChange change, CancellationToken cancellationToken) =>
        atomic.RunAsync(
            async scope =>
            {
                var known = await scope.Db.Set<KnownCustomer>().SingleAsync(known => known.Id == id, cancellationToken);
                if (known.Version != version || known.IsErased)
                {
                    return null;
                }

                known.BeginCorrection();
                return (string?)(await journal.PrepareAsync(scope, CallKind, id.Value, change, cancellationToken)).Key;
            },
            cancellationToken);

    private Task<CorrectionOutcome> WriteDownAsync(
        PortalCustomerId id, string key, GatewayAnswer<StripeCustomer> answer, CustomerChange change, Actor actor) =>
        atomic.RunAsync<CorrectionOutcome>(
            async scope =>
            {
                await journal.NoteAsync(scope, key, answer, CancellationToken.None);
                if (answer is not GatewayAnswer<StripeCustomer>.Done { Value: var customer })
                {
                    return answer is GatewayAnswer<StripeCustomer>.Refused
                        ? new CorrectionOutcome.Refused()
                        : new CorrectionOutcome.NotReachable();
                }

                var known = await scope.Db.Set<KnownCustomer>().SingleAsync(known => known.Id == id, CancellationToken.None);
                known.UpdateFrom(customer, time.GetUtcNow());
                ledger.Append(
                    scope,
                    "customer.corrected",
                    actor,
                    new LedgerSubjects(Customer: id),
                    new CustomerEntries.Changed(string.Join(' ', FieldsOf(change))));
                scope.Ring(CustomerTopics.Of(id));
                return new CorrectionOutcome.Kept();
            },
            CancellationToken.None);

    private static ImmutableArray<string> FieldsOf(CustomerChange change) =>
    [
        .. new[]
        {
            change.Name is null ? null : "name",
            change.Email is null ? null : "email",
            change.Phone is null ? null : "phone",
            change.Language is null ? null : "language",
            change.Address is null ? null : "address",
            change.Company is null ? null : "company",
            change.Note is null ? null : "note",
        }.OfType<string>(),
    ];

    private sealed record Asked(KnownCustomer Known, StripeCustomer? Customer, CorrectionOutcome Otherwise);
}
