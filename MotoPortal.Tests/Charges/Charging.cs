using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Charges.Records;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.Primitives.Amounts;
using MotoPortal.SaveCard.States;
using MotoPortal.Tests.Consents;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;
using PaymentIntent = Stripe.PaymentIntent;
using PaymentIntentCreateOptions = Stripe.PaymentIntentCreateOptions;
using PaymentIntentListOptions = Stripe.PaymentIntentListOptions;

namespace MotoPortal.Tests.Charges;

/// <summary>Actions of charging tests on a host.</summary>
internal static class Charging
{
    public const string Good = "4242424242424242";

    /// <summary>A card that can be attached, and whose charges are all declined.</summary>
    public const string DeclinesLater = "4000000000000341";

    public static Actor Sam => ActingPeople.Sam;

    /// <summary>A card saved under a consent with this scope.</summary>
    public static async Task<ConsentView> SavedAsync(
        this SaveCardHost host, ConsentScope scope, string number = Good, string name = "Zoë Ångström", string? phone = null)
    {
        var setup = await host.DraftAsync(name: name, phone: phone);
        var form = TypedForm.Of(scope, CultureInfo.InvariantCulture);
        form.AcceptsCharges = true;
        var draft = await Drafts.OfCallAsync(host.Get<ConsentScripts>(), form, host.Clock.GetUtcNow());
        draft.BeginFor((await host.SeeAsync(setup)).Customer!.Id!.Value, OrderChannel.Telephone);
        (await host.ConsentStep.RecordConsentAsync(setup, draft, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());
        await host.ReaderStep.NoteRecordingStoppedAsync(setup, CancellationToken.None);
        (await host.SendAsync(setup)).ShouldBe(new SendOutcome.OnReader());
        await host.KeyInAsync(number);
        await host.PollOrStopAsync(setup, TimeSpan.FromSeconds(3));
        return (await host.Get<ConsentReads>().FindAsync((await host.SeeAsync(setup)).Consent!.Id, CancellationToken.None))
            .ShouldNotBeNull();
    }

    /// <summary>A card saved for orders on request, up to 80 euros each.</summary>
    public static Task<ConsentView> SavedOnRequestAsync(this SaveCardHost host, string number = Good) =>
        host.SavedAsync(ConsentScope.OnRequest("Coffee", new Money(8000, "eur"), null, host.Today().AddYears(1)), number);

    /// <summary>A card saved for unscheduled charges, up to 80 euros each and 240 a month.</summary>
    public static Task<ConsentView> SavedUnscheduledAsync(this SaveCardHost host, string number = Good) =>
        host.SavedAsync(
            ConsentScope.Unscheduled("Coffee", new Money(8000, "eur"), new PeriodCap(
                new Money(24000, "eur"), ChargePeriod.Month), "when your stock is low", host.Today().AddYears(1)), number);

    public static DateOnly Today(this SaveCardHost host) => DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);

    /// <summary>A request that the consent covers, unless the test changes it.</summary>
    public static NewCharge Asking(this SaveCardHost host, ConsentView consent, long minorUnits =
        4000, ChargeInitiation initiation = ChargeInitiation.CustomerOnLine, string reference = "A-1") => new(
        consent.Id,
        new Money(minorUnits, consent.Scope.Amount.Currency),
        initiation,
        ChargeOrigin.Clerk,
        IsForPurpose: true,
        DueOn: null,
        reference,
        "Ordered on the telephone",
        Store: null,
        ChargeId.Create(host.Clock.GetUtcNow()),
        Confirmed: new Money(minorUnits, consent.Scope.Amount.Currency));

    /// <summary>Charges and returns the row.</summary>
    public static async Task<ChargeView> ChargeAsync(this SaveCardHost host, NewCharge asked, Actor? actor = null)
    {
        (await host.As(actor ?? SaveCardHost.Camille).Get<ChargeWorkflow>().RequestAsync(asked, CancellationToken.None)).ShouldBe(
            new ChargeOutcome.Started(asked.Id));
        return await host.SeeAsync(asked.Id);
    }

    public static async Task<ChargeView> SeeAsync(this SaveCardHost host, ChargeId id) =>
        (await host.Get<ChargeReads>().FindAsync(id, CancellationToken.None)).ShouldNotBeNull();

    /// <summary>Runs the reconciler at a later time.</summary>
    public static async Task SettleAsync(this SaveCardHost host, TimeSpan later)
    {
        host.Clock.Advance(later);
        await host.Get<ChargeReconciler>().WorkAsync(CancellationToken.None);
    }

    /// <summary>Makes a further PaymentIntent of a charge, as a late delivery under a dropped key would; returns its id.</summary>
    public static async Task<PaymentIntentId> PayAgainAtStripeAsync(this SaveCardHost host, ChargeView charge, bool confirms = true)
    {
        var first = await host.Stripe.V1.PaymentIntents.GetAsync(charge.PaymentIntent!.Value.Value);
        var second = await host.Stripe.V1.PaymentIntents.CreateAsync(new PaymentIntentCreateOptions
        {
            Amount = first.Amount,
            Currency = first.Currency,
            Customer = first.CustomerId,
            PaymentMethod = first.PaymentMethodId,
            AllowedPaymentMethodTypes = ["card"],
            Confirm = confirms,
            OffSession = confirms ? true : null,
            Metadata = first.Metadata,
        });
        return PaymentIntentId.From(second.Id);
    }

    /// <summary>All PaymentIntents at Stripe.</summary>
    public static async Task<IReadOnlyList<PaymentIntent>> IntentsAsync(this SaveCardHost host) =>
        (await host.Stripe.V1.PaymentIntents.ListAsync(new PaymentIntentListOptions { Limit = 100, Expand = ["data.latest_charge"] })).Data;

    public static async Task<IReadOnlyList<string>> LedgerOfAsync(this SaveCardHost host, ChargeId id)
    {
        await using var db = await host.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<LedgerEntry>()
            .Where(entry => entry.ChargeId == id).OrderBy(entry => entry.Sequence).Select(entry => entry.Kind).ToListAsync();
    }
}
