using System.Collections.Immutable;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Accounts.Roles;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Evidence;
using MotoPortal.Customers.Records;
using MotoPortal.Data;
using MotoPortal.Gateway.Calls;
using MotoPortal.Gateway.Objects;
using MotoPortal.Ledger;
using MotoPortal.Primitives;

namespace MotoPortal.Charges.Lifecycle;

/// <content>Takes over payments at Stripe whose rows were lost when the database was restored from an older copy.</content>
internal sealed partial class ChargeWorkflow
{
    /// <summary>The metadata key of the due day, so that a due day counts as charged even when its row is lost.</summary>
    public const string DueDayMetadata = "motoportal_due_on";

    private const string ConsentMetadata = "motoportal_consent";
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>
    /// Records a payment that no row knows. Under a consent that has a row it counts like any other charge; otherwise it is a payment
    /// without a consent. No receipt is sent, because one was sent when it was made.
    /// </summary>
    /// <returns>
    /// <see cref="TakeOutcome.NotOurs"/> when it does not exist or its customer is not known here; <see cref="TakeOutcome.Read"/>
    /// otherwise.
    /// </returns>
    public async Task<TakeOutcome> TakeOverAsync(PaymentIntentId id, CancellationToken cancellationToken)
    {
        if (await acting.AllowedAsync(Policies.Administer, cancellationToken) is not { } actor)
        {
            return TakeOutcome.NotAllowed;
        }

        return await stripe.ReadPaymentIntentAsync(id, cancellationToken) switch
        {
            GatewayAnswer<StripePaymentIntent>.Done { Value: var intent } =>
                await atomic.RunAsync(scope => TakeOverAsync(scope, intent, actor, cancellationToken), cancellationToken),
            GatewayAnswer<StripePaymentIntent>.Refused { Refusal.Reason: RefusalReason.NotFound } => TakeOutcome.NotOurs,
            _ => TakeOutcome.CannotAskStripe,
        };
    }

    private static ImmutableDictionary<string, string> MetadataOf(Charge charge, ConsentId consent)
    {
        var ids = ImmutableDictionary<string, string>.Empty.WithComparers(StringComparer.Ordinal)
            .Add(ChargeMetadata, charge.Id.Value)
            .Add(ConsentMetadata, consent.Value)
            .Add("motoportal_customer", charge.CustomerId.Value);
        return charge.DueOn is { } due ? ids.Add(DueDayMetadata, due.ToString(DayFormat, CultureInfo.InvariantCulture)) : ids;
    }

    private async Task<TakeOutcome> TakeOverAsync(
        AtomicScope scope, StripePaymentIntent intent, Actor actor, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var id = ChargeId.TryFrom(intent.Metadata?.GetValueOrDefault(ChargeMetadata)) ?? ChargeId.Create(now);
        if (await scope.Db.Set<Charge>().SingleOrDefaultAsync(row => row.Id == id, cancellationToken) is { } known)
        {
            if (known.PaymentIntentId is { } first && first != intent.Id)
            {
                await TakeRepeatedAsync(scope, known, intent);
            }

            return TakeOutcome.Read;
        }

        if (await scope.Db.Set<Charge>().AnyAsync(row => row.PaymentIntentId == intent.Id, cancellationToken))
        {
            return TakeOutcome.Read;
        }

        if (await scope.Db.Set<KnownCustomer>().Where(known => known.StripeId == intent.Customer)
            .Select(known => (PortalCustomerId?)known.Id).SingleOrDefaultAsync(cancellationToken) is not { } customer)
        {
            return TakeOutcome.NotOurs;
        }

        var charge = Charge.TakenOver(await FoundAsync(scope, id, intent, customer, cancellationToken), Actor.Portal);
        scope.Db.Add(charge);
        charge.Apply(SignalOf(intent) ?? ChargeSignal.AnswerUnknown, now);
        Watch(charge);
        records.Save(scope, charge, "charge.found", actor);
        if (charge.State is ChargeState.Succeeded)
        {
            await records.NoteIfTwiceAsync(scope, charge);
        }

        if (charge.State is ChargeState.Declined)
        {
            await SuspendIfHardAsync(scope, charge);
        }

        return TakeOutcome.Read;
    }

    private async Task<FoundPayment> FoundAsync(
        AtomicScope scope, ChargeId id, StripePaymentIntent intent, PortalCustomerId customer, CancellationToken cancellationToken)
    {
        var onReader = intent.Metadata?.ContainsKey(ChargeMetadata) is not true;
        var consent = ConsentId.TryFrom(intent.Metadata?.GetValueOrDefault(ConsentMetadata)) is { } noted
            && await scope.Db.Set<Consent>().AnyAsync(row => row.Id == noted && row.CustomerId == customer, cancellationToken)
                ? noted
                : (ConsentId?)null;
        var initiation = onReader ? ChargeInitiation.OnReader
            : intent.CountedAsMoto is true ? ChargeInitiation.CustomerOnLine
            : ChargeInitiation.CustomerAbsent;
        DateOnly? due = DateOnly.TryParseExact(
            intent.Metadata?.GetValueOrDefault(DueDayMetadata), DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : consent is { } under && !onReader ? await NextDueDayAsync(scope, under, id, intent, initiation, cancellationToken) : null;
        return new FoundPayment(
            id,
            await NumberOfAsync(scope, intent, cancellationToken),
            customer,
            consent,
            initiation,
            due is not null && initiation is ChargeInitiation.CustomerAbsent ? ChargeOrigin.Schedule : ChargeOrigin.Clerk,
            due,
            intent);
    }

    // Of a payment that does not say for which due day it was made.
    private async Task<DateOnly?> NextDueDayAsync(
        AtomicScope scope, ConsentId consent, ChargeId self, StripePaymentIntent intent, ChargeInitiation initiation,
        CancellationToken cancellationToken)
    {
        if (await chargeContexts.FindAsync(scope, consent, self, "", store: null, intent.Amount.Currency, cancellationToken)
            is not { } context)
        {
            return null;
        }

        var request =
            context.RequestOf(intent.Amount, initiation, ChargeOrigin.Schedule, isForPurpose: true, dueOn: null, reference: "");
        return ChargePolicy.Evaluate(context.Standing, context.Earlier, request, intent.CreatedAt) switch
        {
            ChargeVerdict.Allowed { Position: var position } => position.DueOn,
            ChargeVerdict.Refused { Position: var position } => position?.DueOn,
            _ => null,
        };
    }

    // The description begins with the number that receipts and statements show, unless another charge has it by now.
    private static async Task<int> NumberOfAsync(AtomicScope scope, StripePaymentIntent intent, CancellationToken cancellationToken) =>
        ChargeNumber.Read(intent.Description.Split(' ')[0]) is { } number and >= ChargeNumber.First
        && intent.Metadata?.ContainsKey(ChargeMetadata) is true
        && !await scope.Db.Set<Charge>().AnyAsync(charge => charge.Number == number, cancellationToken)
            ? number
            : await ChargeRecords.NextNumberAsync(scope, cancellationToken);
}
