using System.Globalization;
using Microsoft.EntityFrameworkCore;
using MotoPortal.Charges.Lifecycle;
using MotoPortal.Charges.Policy;
using MotoPortal.Consents.Agreement;
using MotoPortal.Consents.Records;
using MotoPortal.Data;
using MotoPortal.Ledger;
using MotoPortal.Primitives;
using MotoPortal.SaveCard.Setups;
using MotoPortal.Tests.Consents;
using MotoPortal.Tests.SaveCard;
using MotoPortal.Tests.Support;
using PaymentIntent = Stripe.PaymentIntent;
using PaymentIntentListOptions = Stripe.PaymentIntentListOptions;

namespace MotoPortal.Tests.Charges;

/// <summary>What tests of charging do on a bench.</summary>
internal static class Charging
{
    public const string Good = "4242424242424242";

    /// <summary>Attaches, and declines every charge.</summary>
    public const string DeclinesLater = "4000000000000341";

    public static Actor Sam => ActingPeople.Sam;

    /// <summary>A card saved under a consent with this scope.</summary>
    public static async Task<ConsentView> SavedAsync(this SaveCardHost bench, ConsentScope scope, string number = Good, string name = "Zoë Ångström")
    {
        var setup = await bench.DraftAsync(name: name);
        var form = TypedForm.Of(scope, CultureInfo.InvariantCulture);
        form.AcceptsCharges = true;
        var draft = await Drafts.OfCallAsync(bench.Get<ConsentScripts>(), form, bench.Clock.GetUtcNow());
        draft.BeginFor((await bench.SeeAsync(setup)).Customer!.Id!.Value, OrderChannel.Telephone);
        (await bench.ConsentStep.RecordConsentAsync(setup, draft, CancellationToken.None)).ShouldBe(new StepOutcome.Kept());
        await bench.ReaderStep.NoteRecordingStoppedAsync(setup, CancellationToken.None);
        (await bench.SendAsync(setup)).ShouldBe(new SendOutcome.OnReader());
        await bench.KeyInAsync(number);
        await bench.LookAfterAsync(setup, TimeSpan.FromSeconds(3));
        return (await bench.Get<ConsentReads>().FindAsync((await bench.SeeAsync(setup)).Consent!.Id, CancellationToken.None)).ShouldNotBeNull();
    }

    /// <summary>A card saved for orders on request, up to 80 euros each.</summary>
    public static Task<ConsentView> SavedOnRequestAsync(this SaveCardHost bench, string number = Good) =>
        bench.SavedAsync(ConsentScope.OnRequest("Coffee", new Money(8000, "eur"), null, bench.Today().AddYears(1)), number);

    /// <summary>A card saved for what may come, up to 80 euros each and 240 a month.</summary>
    public static Task<ConsentView> SavedUnscheduledAsync(this SaveCardHost bench, string number = Good) =>
        bench.SavedAsync(
            ConsentScope.Unscheduled("Coffee", new Money(8000, "eur"), new PeriodCap(new Money(24000, "eur"), ChargePeriod.Month), "when your stock is low", bench.Today().AddYears(1)), number);

    public static DateOnly Today(this SaveCardHost bench) => DateOnly.FromDateTime(bench.Clock.GetUtcNow().UtcDateTime);

    /// <summary>A charge that the consent covers, unless the test changes it.</summary>
    public static NewCharge Asking(this SaveCardHost bench, ConsentView consent, long minorUnits = 4000, ChargeInitiation initiation = ChargeInitiation.CustomerOnLine, string reference = "A-1") => new(
        consent.Id, new Money(minorUnits, consent.Scope.Amount.Currency), initiation, ChargeOrigin.Clerk, IsForPurpose: true, DueOn: null, reference, "Ordered on the telephone", Store: null, ChargeId.Create(bench.Clock.GetUtcNow()),
        Confirmed: new Money(minorUnits, consent.Scope.Amount.Currency));

    /// <summary>Charges and answers the row.</summary>
    public static async Task<ChargeView> ChargeAsync(this SaveCardHost bench, NewCharge asked, Actor? actor = null)
    {
        (await bench.As(actor ?? SaveCardHost.Camille).Get<ChargeWorkflow>().RequestAsync(asked, CancellationToken.None)).ShouldBe(new ChargeOutcome.Started(asked.Id));
        return await bench.SeeAsync(asked.Id);
    }

    public static async Task<ChargeView> SeeAsync(this SaveCardHost bench, ChargeId id) => (await bench.Get<ChargeReads>().FindAsync(id, CancellationToken.None)).ShouldNotBeNull();

    /// <summary>The reconciler's turn.</summary>
    public static async Task SettleAsync(this SaveCardHost bench, TimeSpan later)
    {
        bench.Clock.Advance(later);
        await bench.Get<ChargeReconciler>().WorkAsync(CancellationToken.None);
    }

    /// <summary>All PaymentIntents at Stripe.</summary>
    public static async Task<IReadOnlyList<PaymentIntent>> IntentsAsync(this SaveCardHost bench) =>
        (await bench.Stripe.V1.PaymentIntents.ListAsync(new PaymentIntentListOptions { Limit = 100, Expand = ["data.latest_charge"] })).Data;

    public static async Task<IReadOnlyList<string>> LedgerOfAsync(this SaveCardHost bench, ChargeId id)
    {
        await using var db = await bench.Get<IDbContextFactory<PortalDb>>().CreateDbContextAsync();
        return await db.Set<LedgerEntry>().Where(entry => entry.ChargeId == id).OrderBy(entry => entry.Sequence).Select(entry => entry.Kind).ToListAsync();
    }
}
